import { resolve } from 'node:path';
import { OsmopsError } from '../../../provider/errors/index.js';
import type { KeptState } from '../../deploy/index.js';
import type { StateKeeper } from '../../terraform/index.js';
import { type Help, osmopsCommand, stateOption } from '../command.js';
import type { Io } from '../output/io.js';
import { confirm } from './confirm.js';
import { type StateChoice, stateTarget } from './state-target.js';
import { tellOfWait } from './tell-of-wait.js';

/** Which state of the repository in a folder is meant. */
export interface FolderChoice extends Pick<StateChoice, 'repository' | 'state'>, StateView {}

export interface StateView {
  /** See `KeptStateOptions`. */
  readonly looksPastUnsaved?: boolean;
}

/** A state that nobody else touches. */
export interface HeldState {
  readonly keeper: StateKeeper;
  /** Which one it is, for people. */
  readonly title: string;
}

/** A command on the state of a repository, be it a folder's or a poller's. */
export function stateCommand(name: string, help: Help) {
  return osmopsCommand(name, help)
    .option(
      '--repository <target>',
      'folder of the repository, or the name of one that a poller watches',
      '.',
    )
    .option('-c, --config <file>', "the poller's configuration", 'osmops.yaml')
    .option(...stateOption);
}

/** Reads a state. That of a poller is read whatever the poller is doing. */
export async function readState(
  choice: StateChoice & StateView,
  operation: string,
  io: Io,
): Promise<{ readonly text: string | undefined; readonly title: string }> {
  const target = await stateTarget(choice, io.host);
  if (target.kind === 'folder') {
    return withState(choice, operation, io, async ({ keeper, title }) => ({ text: keeper.read(), title }));
  }
  const { readPollerState } = await import('../../poller/index.js');
  return { text: await readPollerState(target.config, target.name), title: titleOf(target.name) };
}

/** Works with a state, which nobody else touches meanwhile. */
export async function withChosenState<T>(
  choice: StateChoice & StateView,
  operation: string,
  io: Io,
  work: (held: HeldState) => Promise<T>,
): Promise<T> {
  const target = await stateTarget(choice, io.host);
  if (target.kind === 'folder') return withState(choice, operation, io, work);
  const { withPollerState } = await import('../../poller/index.js');
  const { config, name } = target;
  const { signal } = io.host.stop;
  return withPollerState({ config, name, operation, signal, onWait: tellOfWait(io) }, (keeper) =>
    work({ keeper, title: titleOf(name) }),
  );
}

function titleOf(name: string): string {
  return `the state of the poller's repository '${name}'`;
}

/** The same of the repository in a folder. */
export async function withState<T>(
  { repository, state, looksPastUnsaved }: FolderChoice,
  operation: string,
  io: Io,
  work: (kept: KeptState & HeldState) => Promise<T>,
): Promise<T> {
  const { withKeptState } = await import('../../deploy/index.js');
  const { env, cwd, stop } = io.host;
  const control = { signal: stop.signal };
  const options = { env, control, stateName: state, operation, looksPastUnsaved, onWait: tellOfWait(io) };
  return withKeptState(resolve(cwd, repository), options, (kept) => {
    const { note } = kept.store;
    return work({ ...kept, title: `the state '${note.state}' of ${note.repository}` });
  });
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
export function textOfState({ keeper, title }: HeldState): string {
  return existing({ text: keeper.read(), title });
}

/** @throws OsmopsError `state-refused` if there is no state yet. */
export function existing({ text, title }: { readonly text: string | undefined; readonly title: string }) {
  if (text !== undefined) return text;
  throw new OsmopsError({
    code: 'state-refused',
    message: `There is nothing yet that is ${title}`,
    remedy: 'The first apply makes it. --repository and --state say which one is meant.',
  });
}
