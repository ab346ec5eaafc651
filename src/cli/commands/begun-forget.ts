import { resolve } from 'node:path';
import { OsmopsError } from '../../../provider/errors/index.js';
import { count } from '../../text/count.js';
import { plainExitCodes, type Run, stateOption } from '../command.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { printEntries } from '../output/begun.js';
import type { Io } from '../output/io.js';
import { pollerCommand, type Reach, reachPoller } from '../poller/poller-command.js';
import { confirm } from '../run/confirm.js';
import { isFolder } from '../run/is-folder.js';
import { tellOfWait } from '../run/tell-of-wait.js';

interface ForgetOptions extends Reach {
  readonly of: string;
  readonly state: string;
  readonly autoApprove?: boolean | undefined;
}

export function begunForgetCommand(run: Run) {
  return pollerCommand('forget', {
    summary: 'forget what an apply that was cut off has begun',
    description:
      'Takes entries out of the record of what was begun, after asking. Nothing is done in OSM: what is there and in no state then is yours to delete, or to import.',
    examples: [
      ['osmops begun forget osm_ns_instance.ldap', 'of the repository in the current folder'],
      ['osmops begun forget osm_ns_instance.ldap --of site-a', 'of a repository of a running poller'],
    ],
    exitCodes: plainExitCodes,
  })
    .argument('<addresses...>', 'addresses, as `osmops begun` lists them')
    .option('--of <target>', 'folder of a repository, or the name of one that a poller watches', '.')
    .option(...stateOption)
    .option('--auto-approve', 'do not ask')
    .action((addresses, options) => run(options, (io) => forget(addresses, options, io)));
}

async function forget(addresses: readonly string[], options: ForgetOptions, io: Io): Promise<ExitCode> {
  const { of: target } = options;
  const isForgotten = (await isFolder({ target, config: options.config }, io.host))
    ? await forgetIn(resolve(io.host.cwd, target), addresses, options, io)
    : await forgetOf(target, addresses, options, io);
  if (!isForgotten) {
    io.out.line('Nothing was forgotten.');
    return exitCodes.error;
  }
  io.out.line(`${count(addresses.length, 'object')} forgotten.`);
  io.document({ forgotten: addresses });
  return exitCodes.ok;
}

/** Of the repository in a folder, while nobody else works on its state. */
async function forgetIn(
  root: string,
  addresses: readonly string[],
  { state, autoApprove = false }: ForgetOptions,
  io: Io,
): Promise<boolean> {
  const { forgetBegun, readBegun, withKeptState } = await import('../../deploy/index.js');
  const { env, stop } = io.host;
  const control = { signal: stop.signal };
  const options = {
    env,
    control,
    stateName: state,
    operation: 'osmops begun forget',
    onWait: tellOfWait(io),
  };
  return withKeptState(root, options, async ({ store: { folder } }) => {
    const begun = await readBegun(folder);
    printEntries(
      begun.filter(({ address }) => addresses.includes(address)),
      io.out,
    );
    if (!autoApprove && !(await isWanted(addresses, io))) return false;
    await forgetBegun(folder, addresses);
    return true;
  });
}

/** Of a repository that a poller watches. */
async function forgetOf(
  name: string,
  addresses: readonly string[],
  options: ForgetOptions,
  io: Io,
): Promise<boolean> {
  if (options.autoApprove !== true && !(await isWanted(addresses, io))) return false;
  await (await reachPoller(options, io.host)).forgetBegun(name, addresses);
  return true;
}

async function isWanted(addresses: readonly string[], { host, json }: Io): Promise<boolean> {
  if (!host.stdin.isTTY || json) {
    throw new OsmopsError({
      code: 'usage',
      message: json ? 'With --json nobody can be asked' : 'There is no terminal on which to ask',
      remedy: 'Look at `osmops begun`, then give --auto-approve.',
    });
  }
  const what = count(addresses.length, 'object');
  return confirm(`\nDo you want to forget ${what}? Only 'yes' is taken for a yes: `, host);
}
