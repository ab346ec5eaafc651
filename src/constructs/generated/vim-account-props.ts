// Written by `npm run docs` from the definitions in provider/. Do not edit.
import type { TerraformMetaArguments } from '../cdktf.js';

/**
 * A VIM account: the virtual infrastructure manager (VIM) that NS instances are deployed to, and the user of
 * it that OSM is.
 */
export interface VimAccountProps extends TerraformMetaArguments {
  /**
   * Name of the VIM account: its identity. OSM keeps it unique in a project. Another value replaces the
   * resource.
   */
  readonly name: string;
  /**
   * Type of the VIM, as OSM names it: `openstack`, `vmware`, `dummy` ... Another value replaces the resource.
   */
  readonly vimType: string;
  /** Address of the VIM's interface, with no password in it. */
  readonly vimUrl: string;
  /** User of the VIM. */
  readonly vimUser: string;
  /** Tenant or project of the VIM. */
  readonly vimTenantName: string;
  /** Description. */
  readonly description?: string | undefined;
  /**
   * The VIM's configuration as one JSON text: `jsonencode({ use_floating_ip = true })`. Without keys that
   * name secrets: those that OSM has are left alone and never shown.
   */
  readonly config?: string | undefined;
  /**
   * Name of the environment variable that holds the password of the VIM's user, in the environment of the
   * provider: where Terraform runs, or the poller.
   */
  readonly passwordEnv?: string | undefined;
  /**
   * Path of the file that holds the password of the VIM's user, absolute or relative to where Terraform runs.
   */
  readonly passwordFile?: string | undefined;
  /**
   * Raise it when the password of the VIM's user has changed: it is read anew and sent to OSM in place. What
   * OSM holds is never compared.
   */
  readonly secretVersion?: number | undefined;
}
