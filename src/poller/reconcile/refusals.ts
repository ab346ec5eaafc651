import { OsmopsError } from '../../../provider/errors/index.js';

// What a repository answers when it cannot do what somebody asks for.

export function nothingToApprove(name: string): OsmopsError {
  return new OsmopsError({
    code: 'nothing-to-approve',
    message: `No plan of '${name}' waits for approval`,
    remedy: 'Look at its status.',
  });
}

export function planStale(name: string): OsmopsError {
  return new OsmopsError({
    code: 'plan-stale',
    message: `The plan of '${name}' does not fit any more: the revision, the state, the provider or a package has changed`,
    remedy: 'It is planned again. Look at the new plan, and approve that one.',
  });
}

export function suspended(name: string): OsmopsError {
  return new OsmopsError({
    code: 'repository-suspended',
    message: `'${name}' is suspended`,
    remedy: `Resume it first.`,
  });
}
