import type { Stack } from '../stack/stack.js';
import type { JsonFile } from '../store/json-file.js';
import type { Approval } from './approval.js';
import type { Trees } from './trees.js';

/** The plan that waits for a person, if any: its description, its plan file and its tree. */
export interface ApprovalStore {
  /** Reads the file, unless it has been. Throws OsmopsError `data-unusable`. */
  load(): Promise<void>;
  readonly current: Approval | undefined;
  keep(approval: Approval): Promise<void>;
  drop(): Promise<void>;
}

export function createApprovals(file: JsonFile<Approval>, stack: Stack, trees: Trees): ApprovalStore {
  let current: Approval | undefined;
  let isLoaded = false;
  return {
    async load() {
      if (isLoaded) return;
      current = await file.read();
      isLoaded = true;
      await trees.pin(current?.revision.commit);
    },
    get current() {
      return current;
    },
    async keep(approval) {
      await file.write(approval);
      current = approval;
      await trees.pin(approval.revision.commit);
    },
    async drop() {
      current = undefined;
      await file.remove();
      await stack.drop();
      await trees.pin(undefined);
    },
  };
}
