import { resolve } from 'node:path';
import { plainExitCodes, type Run, stateOption } from '../command.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { printEntries, printObjects } from '../output/begun.js';
import type { Io } from '../output/io.js';
import { ofRepository } from '../poller/of-repository.js';
import { pollerCommand, type Reach, reachPoller } from '../poller/poller-command.js';
import { isFolder } from '../run/is-folder.js';
import { begunForgetCommand } from './begun-forget.js';

export function begunCommand(run: Run) {
  return pollerCommand('begun', {
    summary: 'list what an apply that was cut off has begun',
    description:
      'Before an apply osmops records what it is about to create, and looks at the next one what became of it: what is found in OSM is recovered, or taken into the state and destroyed if nothing declares it any more. What cannot be dealt with by itself is listed as unresolved, with the ids that OSM has. TARGET is the folder of a repository, or the name of a repository of a running poller.',
    examples: [
      ['osmops begun', 'of the repository in the current folder'],
      ['osmops begun site-a', 'what waits for a person in the repository site-a of a running poller'],
      ['osmops begun forget osm_ns_instance.ldap', 'forget it: it is dealt with'],
    ],
    exitCodes: plainExitCodes,
  })
    .argument('[target]', 'folder of a repository, or the name of one that a poller watches', '.')
    .option(...stateOption)
    .action((target, options) => run(options, (io) => list(target, options, io)))
    .addCommand(begunForgetCommand(run));
}

async function list(target: string, reach: Reach & { readonly state: string }, io: Io): Promise<ExitCode> {
  if (await isFolder({ target, config: reach.config }, io.host)) {
    const { openStore, readBegun } = await import('../../deploy/index.js');
    const { folder } = await openStore(resolve(io.host.cwd, target), {
      env: io.host.env,
      stateName: reach.state,
    });
    const begun = await readBegun(folder);
    printEntries(begun, io.out);
    io.document({ begun });
  } else {
    const repositories = await (await reachPoller(reach, io.host)).repositories();
    const { begun } = await ofRepository(target, repositories);
    printObjects(begun, io.out);
    io.document({ begun });
  }
  return exitCodes.ok;
}
