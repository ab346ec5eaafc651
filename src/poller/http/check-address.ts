import { readSecretFile } from '../../../base/files/read-secret.js';
import { OsmopsError } from '../../../provider/errors/index.js';
import { formatAddress } from '../../../provider/nbi/address.js';
import { isLocalHost } from './local-host.js';
import type { HttpSettings } from './settings.js';

/** Throws `http-refused` for an address beyond this computer without a token, and for a token that cannot be read. */
export async function checkAddress({ listen, tokenFile }: HttpSettings): Promise<void> {
  if (isLocalHost(listen.host) && tokenFile === undefined) return;
  const token = tokenFile === undefined ? '' : await readSecretFile(tokenFile).catch(() => '');
  if (token !== '') return;
  const what = tokenFile === undefined ? 'there is no tokenFile' : 'nothing can be read from its tokenFile';
  throw new OsmopsError({
    code: 'http-refused',
    message: `The poller may not listen on ${formatAddress(listen)}: ${what}`,
    remedy:
      'Write a long random text into a file, such as by `openssl rand -hex 32`, and name it in `http.tokenFile`; or listen on 127.0.0.1 without one.',
  });
}
