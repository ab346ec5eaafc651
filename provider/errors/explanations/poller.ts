import type { Explanations } from './explanation.js';

/** Errors of the poller that reconciles repositories. */
export const pollerExplanations = {
  'watch-config-invalid': {
    cause:
      'The configuration of `osmops watch` has a key that nothing reads, lacks one that is needed, or has a value that cannot be used.',
    remedy: 'Correct the file at the line that is named. `docs/poller/configuration.md` lists every key.',
  },
  'data-unusable': {
    cause:
      "A file in the poller's data folder cannot be read or written, or what is in it was not written by this version: permissions, a full disk, a file that was edited.",
    remedy:
      'Make the folder writable and see that its disk has room. A file of the poller that is damaged may be removed, but not the state: see `docs/poller/state.md`.',
  },
  'poller-failed': {
    cause:
      'Something happened in the poller that it was not made for. It goes on with what it can go on with.',
    remedy: 'Please report it, with what the message says and the events before it.',
  },
  'poller-running': {
    cause:
      'Another `osmops watch` holds the lock on the data folder. Two at a time would apply against each other.',
    remedy:
      'Stop the other one, or give this one a `dataDir` of its own. The lock ends with the process that holds it: there is nothing to clean up.',
  },
  'unknown-repository': {
    cause: 'The poller was asked about a repository that its configuration does not name.',
    remedy: 'Use one of the names in `osmops.yaml`.',
  },
  'nothing-to-approve': {
    cause: 'A plan was approved, but none waits: it was applied or dropped meanwhile.',
    remedy: 'Look at the status of the repository, and approve the plan that waits then.',
  },
  'other-plan-waits': {
    cause:
      'A plan was approved by its id, and another one waits: a newer revision, or a change of the state, took its place. Nobody may have seen what it would do.',
    remedy:
      'Look at the plan that waits with `osmops status`, and approve it by the id that is shown there if it is what you want.',
  },
  'plan-stale': {
    cause:
      'A plan was kept to be applied, and since then the revision, the state, the connection file, the provider or the content of a package has changed. It would do something else than what was shown.',
    remedy: 'The poller plans again by itself. Look at the new plan, and approve that one.',
  },
  'repository-suspended': {
    cause: 'A repository is suspended, or was stopped because a person has to look at its state.',
    remedy: 'Resume the repository; before that, follow the remedy of what stopped it.',
  },
} as const satisfies Explanations;
