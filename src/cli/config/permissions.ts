import { resolve } from 'node:path';
import { defaultPermissions, type Permissions } from '../../deploy/index.js';
import type { Host } from '../host.js';
import { readOperatorSettings } from './operator-config.js';

/** What a command line says of what may be done without a person. */
export interface PermissionOptions {
  readonly adopt?: boolean | undefined;
  readonly maxDestroys?: number | undefined;
  readonly allowEmpty?: boolean | undefined;
  readonly newAddress?: boolean | undefined;
  /** The operator's file. */
  readonly config?: string | undefined;
}

/**
 * What the command may do in a repository without a person: as the command line says, else as the operator's file does.
 *
 * @throws OsmopsError `operator-config-invalid`.
 */
export async function permissionsFor(
  dir: string,
  { adopt, maxDestroys, allowEmpty, newAddress, config }: PermissionOptions,
  { env, cwd }: Host,
): Promise<Permissions> {
  const settings = await readOperatorSettings(resolve(cwd, dir), { config, env, cwd });
  return {
    adopt: adopt ? 'auto' : (settings.adopt ?? defaultPermissions.adopt),
    maxDestroys: maxDestroys ?? settings.maxDestroys ?? defaultPermissions.maxDestroys,
    allowEmpty: allowEmpty ?? defaultPermissions.allowEmpty,
    newAddress: newAddress ?? defaultPermissions.newAddress,
  };
}
