import { resolve } from 'node:path';
import { OsmopsError } from '../../../provider/errors/index.js';
import type { KeptState } from '../../deploy/index.js';
import { type Help, osmopsCommand, stateOption } from '../command.js';
import type { Io } from '../output/io.js';
import { confirm } from './confirm.js';
import { tellOfWait } from './tell-of-wait.js';

/** Which state of which repository is meant. */
export interface StateChoice {
  readonly repository: string;
  readonly state: string;
  /** See `KeptStateOptions`. */
  readonly looksPastUnsaved?: boolean;
}

/** A command on the state of a repository. */
export function stateCommand(name: string, help: Help) {
  return osmopsCommand(name, help)
    .option('--repository <dir>', 'folder of the repository', '.')
    .option(...stateOption);
}

/** Works with a state, which nobody else touches meanwhile. */
export async function withState<T>(
  { repository, state, looksPastUnsaved }: StateChoice,
  operation: string,
  io: Io,
  work: (kept: KeptState) => Promise<T>,
): Promise<T> {
  const { withKeptState } = await import('../../deploy/index.js');
  const { env, cwd, stop } = io.host;
  const control = { signal: stop.signal };
  const options = { env, control, stateName: state, operation, looksPastUnsaved, onWait: tellOfWait(io) };
  return withKeptState(resolve(cwd, repository), options, work);
}

/**
 * Whether what was shown is agreed to: by `--auto-approve`, or by an answer.
 *
 * @throws OsmopsError `usage` if nobody can be asked; `cancelled`.
 */
export async function agreed(question: string, autoApprove: boolean, io: Io): Promise<boolean> {
  if (autoApprove) return true;
  if (!io.host.stdin.isTTY || io.json) {
    throw new OsmopsError({
      code: 'usage',
      message: io.json ? 'With --json nobody can be asked' : 'There is no terminal on which to ask',
      remedy: 'Give --auto-approve if it is what you want.',
    });
  }
  if (await confirm(`\n${question} Only 'yes' is taken for a yes: `, io.host)) return true;
  io.out.line('Nothing was changed.');
  return false;
}

/** @throws OsmopsError `state-refused` if there is no state yet. */
export function textOfState({ keeper, store }: KeptState): string {
  const text = keeper.read();
  if (text !== undefined) return text;
  throw new OsmopsError({
    code: 'state-refused',
    message: `There is no state '${store.note.state}' of ${store.note.repository} yet`,
    remedy: 'The first `osmops apply` makes it. --repository and --state say which one is meant.',
  });
}
