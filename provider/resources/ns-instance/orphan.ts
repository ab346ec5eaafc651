import { OsmopsError } from '../../errors/index.js';
import type { NsInstance } from '../../nbi/index.js';
import type { Diagnostic, PrivateState } from '../../plugin/definition/index.js';
import { SessionTexts } from '../session-texts.js';
import type { Ways } from '../ways.js';
import type { NsInstanceState } from './attributes.js';

/** Ids of the instances that a session saw in the state and that their destruction leaves in OSM. */
const orphans = new SessionTexts();

/** Tells whether the destruction of an instance leaves it in OSM. Terraform destroys by what the state says. */
export function isOrphan({ deletion_policy: policy }: Pick<NsInstanceState, 'deletion_policy'>): boolean {
  return policy === 'orphan';
}

/** Notes an instance whose destruction leaves it in OSM, for a plan that is not told its prior state. */
export function noteOrphan(session: object, state: NsInstanceState): void {
  if (isOrphan(state) && state.id !== null) orphans.note(session, state.id);
}

/** The private state with a mark for the creation half of a replacement, which is planned with it. */
export function markOrphan(
  { orphan: _stale, ...stored }: PrivateState,
  prior: NsInstanceState,
): PrivateState {
  return isOrphan(prior) ? { ...stored, orphan: true } : stored;
}

/**
 * Throws if a replacement would leave what it replaces beside the new instance of the same name: `stored` is the private
 * state of what is replaced. A tainted one brings none.
 */
export function checkOrphans(session: object, stored: PrivateState, namesakes: readonly NsInstance[]): void {
  const left = namesakes.find(
    ({ id, nsState }) =>
      (id === stored['id'] && stored['orphan'] === true) ||
      (nsState !== 'TERMINATING' && stored['id'] === undefined && orphans.has(session, id)),
  );
  if (left === undefined) return;
  throw new OsmopsError({
    code: 'already-exists',
    message: `NS instance '${left.name}' (${left.id}) is to be replaced, but its deletion_policy is orphan: it would stay in OSM beside a second one of its name.`,
    remedy: `Apply deletion_policy = "delete" first, and this change after it; or delete the instance yourself (osm ns-delete ${left.id}).`,
    place: { attribute: ['deletion_policy'] },
  });
}

/** Tells that a destroyed instance goes on in OSM. */
export function leftInOsm({ name, id }: NsInstanceState, { importIt }: Ways): Diagnostic {
  return {
    severity: 'warning',
    summary: `NS instance '${name}' (${id}) stays in OSM`,
    detail: `Its deletion_policy is orphan: it is taken out of the state and goes on. To have it managed again, ${importIt(id ?? '')}; or delete it (osm ns-delete ${id}).`,
  };
}
