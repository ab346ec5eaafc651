import { viewOfSummary } from '../../src/deploy/index.js';
import type { Stack } from '../../src/poller/stack/stack.js';

const summary = {
  ...{ add: 0, change: 0, replace: 0, destroy: 0, adopt: 0, recover: 0, import: 0, forget: 0, drift: 0 },
  isEmpty: true,
  changes: [],
};

/** Stands for Terraform where it is not what is measured: every plan is empty. */
export const idleStack: Stack = {
  ...{ unresolved: [], lookAgainAt: undefined, forgetBegun: async () => undefined },
  open: async () => undefined,
  rest: async () => undefined,
  plan: async () => ({
    summary,
    view: viewOfSummary(summary),
    ...{
      hasChanges: false,
      isProgress: false,
      hasDrift: false,
      isEmptied: false,
      mark: undefined,
      contentDigest: '',
    },
    ...{ instances: [], readyIds: [], replaced: [], begun: [], warnings: [] },
  }),
  fits: async () => true,
  apply: async () => [],
  drop: async () => undefined,
  drift: async () => ({ drift: [], instances: [], readyIds: [] }),
  look: async () => [],
  close: async () => undefined,
};
