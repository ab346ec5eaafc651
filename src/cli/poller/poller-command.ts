import { resolve } from 'node:path';
import { InvalidArgumentError } from '@commander-js/extra-typings';
import { OsmopsError } from '../../../provider/errors/index.js';
import type { PollerClient } from '../../poller/client/index.js';
import { type Help, osmopsCommand } from '../command.js';
import type { Host } from '../host.js';

/** How a command finds the poller. */
export interface Reach {
  readonly config: string;
  readonly url?: string | undefined;
  readonly tokenFile?: string | undefined;
}

/** A command that asks a running poller. */
export function pollerCommand(name: string, help: Help) {
  return osmopsCommand(name, help)
    .option('-c, --config <file>', "the poller's configuration: its socket is in the dataDir", 'osmops.yaml')
    .option('--url <address>', "the poller's address, in place of its socket", httpUrl)
    .option('--token-file <file>', 'file with the bearer token, for --url');
}

/** The poller that the options lead to. */
export async function reachPoller({ config, url, tokenFile }: Reach, { cwd }: Host): Promise<PollerClient> {
  const { openPoller } = await import('../../poller/client/index.js');
  if (url !== undefined) {
    const token = tokenFile === undefined ? undefined : await readToken(resolve(cwd, tokenFile));
    return openPoller({ url, token });
  }
  if (tokenFile !== undefined) throw needless();
  const { readDataDir } = await import('../../poller/config/data-dir.js');
  const { socketPath } = await import('../../poller/http/socket-path.js');
  return openPoller({ socket: socketPath(await readDataDir(resolve(cwd, config))) });
}

async function readToken(file: string): Promise<string> {
  const { readSecretFile } = await import('../../../base/files/read-secret.js');
  return readSecretFile(file).catch((cause: unknown) => {
    throw new OsmopsError({
      code: 'usage',
      message: 'The token cannot be read',
      remedy: 'Name a file that you may read with --token-file.',
      place: { file },
      cause,
    });
  });
}

function needless(): OsmopsError {
  return new OsmopsError({
    code: 'usage',
    message: 'The socket of a poller needs no token',
    remedy: 'Give --token-file together with --url only.',
  });
}

function httpUrl(text: string): string {
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return text;
  throw new InvalidArgumentError('It is no http or https address, such as http://127.0.0.1:8080.');
}
