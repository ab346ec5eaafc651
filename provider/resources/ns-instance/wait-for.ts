import { underSignals } from '../../abort.js';
import { OsmopsError } from '../../errors/index.js';
import type { NsInstance } from '../../nbi/index.js';
import type { Osm } from '../../osm.js';
import type { Context } from '../../plugin/definition/index.js';
import type { NsInstanceState } from './attributes.js';
import { awaitIdle, type Unfinished } from './await.js';

type Waiting = Pick<NsInstanceState, 'name' | 'wait_for' | 'timeouts'>;

/**
 * Holds that the instances that a creation waits for are READY: one look-up for all of them. One that is not READY and
 * that OSM is at work on is awaited. Throws if one is missing or not READY in the end: nothing is made then.
 */
export async function awaitDependencies(waiting: Waiting, context: Context<Osm>): Promise<void> {
  const names = [...new Set(waiting.wait_for)];
  const { nsInstances } = context.client.nbi;
  const looks = names.map((name) => nsInstances.findByName(name, { fresh: true }));
  const found = (await Promise.all(looks)).map((instances, index) =>
    only(waiting, names[index] ?? '', instances),
  );
  // The first that fails ends the wait for the others.
  await underSignals([context.signal], async (signal, giveUp) => {
    try {
      await Promise.all(found.map((instance) => awaitReady(waiting, instance, { ...context, signal })));
    } finally {
      giveUp();
    }
  });
}

function only(waiting: Waiting, name: string, instances: readonly NsInstance[]): NsInstance {
  const [instance, ...others] = instances;
  if (instance === undefined) throw notReady(waiting, `'${name}' is not in OSM`);
  if (others.length === 0) return instance;
  throw new OsmopsError({
    code: 'ambiguous-name',
    message: `NS instance '${waiting.name}' waits for '${name}', and OSM has several of that name: ${instances.map(({ id }) => id).join(', ')}.`,
    remedy: 'Delete all but one (osm ns-delete ID), and apply again.',
    place: { attribute: ['wait_for'] },
  });
}

async function awaitReady(waiting: Waiting, instance: NsInstance, context: Context<Osm>): Promise<void> {
  const { id, name, nsState } = instance;
  if (nsState === 'READY') return;
  const timeout = waiting.timeouts?.create ?? null;
  const { kind } = await awaitIdle({ instanceId: id, timeout, baseline: undefined }, context);
  if (kind !== 'idle') throw notReadyYet(waiting, name, kind);
  const now = await context.client.nbi.nsInstances.get(id);
  if (now === undefined) throw notReady(waiting, `'${name}' (${id}) is gone`);
  if (now.nsState !== 'READY') {
    const reason = now.errorDetail === undefined ? '' : `: ${now.errorDetail}`;
    throw notReady(waiting, `'${name}' (${id}) is ${now.nsState}${reason}`);
  }
}

function notReady({ name }: Waiting, why: string): OsmopsError {
  return new OsmopsError({
    code: 'dependency-not-ready',
    message: `NS instance '${name}' was not created, for it waits for another one: ${why}.`,
    remedy: 'Bring that one to work first (osm ns-show shows what it lacks), and apply again.',
    place: { attribute: ['wait_for'] },
  });
}

function notReadyYet({ name }: Waiting, awaited: string, kind: Unfinished['kind']): OsmopsError {
  return new OsmopsError({
    code: kind === 'stopped' ? 'cancelled' : 'dependency-not-ready',
    message: `NS instance '${name}' was not created, for '${awaited}', which it waits for, is not READY yet: ${
      kind === 'stopped' ? 'Terraform was asked to stop' : 'the time to wait is over'
    }.`,
    remedy: `See what OSM does with it (osm ns-op-list ${awaited}), and apply again when it is READY.`,
    place: { attribute: ['wait_for'] },
  });
}
