import { z } from 'zod';
import { withoutLogin } from '../../../base/text/index.js';
import type { JsonObject } from '../../json/index.js';
import { type AccountRecord, accountKeys, accountOf } from './account.js';
import { jsonObject, optionalText } from './scalars.js';
import { withoutSecrets } from './secret-keys.js';

/** A VIM account, as far as it is no secret: its record holds an encrypted password too. */
export interface VimAccount extends AccountRecord {
  readonly vimType: string | undefined;
  /** Without a login that holds a password. */
  readonly vimUrl: string | undefined;
  readonly vimUser: string | undefined;
  readonly vimTenantName: string | undefined;
  /** Without the keys that name secrets: OSM encrypts only some of them. */
  readonly config: JsonObject;
}

export const vimAccountSchema = z
  .object({
    ...accountKeys,
    vim_type: optionalText,
    vim_url: optionalText,
    vim_user: optionalText,
    vim_tenant_name: optionalText,
    config: jsonObject.nullish(),
  })
  .transform(
    ({ vim_type, vim_url, vim_user, vim_tenant_name, config, ...record }): VimAccount => ({
      ...accountOf(record, vim_url),
      vimType: vim_type,
      vimUrl: vim_url && withoutLogin(vim_url),
      vimUser: vim_user,
      vimTenantName: vim_tenant_name,
      config: withoutSecrets(config ?? {}),
    }),
  );
