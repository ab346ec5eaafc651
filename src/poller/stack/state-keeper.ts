import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { unsavedState, unsavedStateName } from '../../deploy/index.js';
import type { Workspace } from '../../terraform/index.js';
import type { StateMark } from './stack.js';
import type { StateBackups } from './state-backups.js';
import { readStateFile, readStateMark } from './state-file.js';

/** Looks after the state around Terraform's runs. */
export interface StateKeeper {
  /** Throws OsmopsError `state-damaged` or `state-unsaved` if nothing may go on. */
  check(): Promise<void>;
  /** Copies the state; checks it before. */
  backUp(): Promise<void>;
  mark(workspace: Workspace, signal: AbortSignal): Promise<StateMark>;
}

export interface StateKeeperOptions {
  /** Absent if the state is not kept in a file: then Terraform's backend looks after it. */
  readonly stateFile: string | undefined;
  readonly backups: StateBackups;
  /** Where Terraform leaves a state that it could not write. */
  readonly stackFolder: string;
}

export function createStateKeeper({ stateFile, backups, stackFolder }: StateKeeperOptions): StateKeeper {
  const read = () => (stateFile === undefined ? undefined : readStateFile(stateFile, backups.newest));
  return {
    async check() {
      const unsaved = join(stackFolder, unsavedStateName);
      if (await exists(unsaved)) throw await unsavedState(unsaved);
      await read();
    },
    async backUp() {
      const state = await read();
      if (state !== undefined) await backups.add(state.content, state.mark);
    },
    async mark(workspace, signal) {
      if (stateFile !== undefined) return (await read())?.mark;
      return readStateMark(await workspace.pullState({ signal }))?.mark;
    },
  };
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
