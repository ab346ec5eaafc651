import { isOsmopsError } from '../../../../provider/errors/index.js';
import type { Revision } from '../../git/revision.js';
import type { InstanceState } from '../../stack/stack.js';
import type { RepositoryContext } from '../context.js';

/**
 * Looks, without planning, how the instances are that were not READY.
 *
 * @returns Whether something has become of one that a plan has to deal with.
 */
export async function progress(context: RepositoryContext, revision: Revision): Promise<boolean> {
  const { memory, journal, stack, trees, stopSignal } = context;
  const before = memory.current.pending;
  const tree = await trees.take(revision.commit, stopSignal);
  const now = await stack.look(tree, before, stopSignal).catch((error: unknown) => {
    // OSM does not answer at the moment. It is asked again all the same.
    if (isOsmopsError(error)) return before;
    throw error;
  });
  const ready = now.filter(({ status }) => status === 'READY').map(({ id }) => id);
  await memory.update({
    pending: now.filter(({ status }) => status !== 'READY'),
    everReady: [...new Set([...memory.current.everReady, ...ready])],
  });
  if (memory.current.pending.length === 0) journal.emit({ kind: 'ready', revision });
  return now.some((instance) => hasFailed(instance, before));
}

/** One that was so before has been planned as it is. */
function hasFailed({ id, status }: InstanceState, before: readonly InstanceState[]): boolean {
  if (status === 'READY' || status === 'BUILDING') return false;
  return before.find((instance) => instance.id === id)?.status !== status;
}
