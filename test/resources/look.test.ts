import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isOsmopsError } from '../../provider/errors/index.js';
import { systemClock } from '../../provider/nbi/clock.js';
import type { PrivateState } from '../../provider/plugin/definition/index.js';
import type { NsInstanceState } from '../../provider/resources/ns-instance/attributes.js';
import { createNsInstance } from '../../provider/resources/ns-instance/create.js';
import { deleteNsInstance } from '../../provider/resources/ns-instance/delete.js';
import { type Look, look, lookFully } from '../../provider/resources/ns-instance/look.js';
import { planNsInstance } from '../../provider/resources/ns-instance/plan.js';
import { readBy } from '../../provider/resources/ns-instance/read.js';
import { restoreBaseline } from '../../provider/resources/ns-instance/stored.js';
import { updateNsInstance } from '../../provider/resources/ns-instance/update.js';
import { NbiError } from '../../src/simulator/http/nbi-error.js';
import { declared, kdu, openTestOsm, type TestOsm } from './support/osm.js';

/** Waits of the client take a twentieth of their time. */
const hurried = {
  now: () => systemClock.now() * 20,
  sleep: (ms: number, signal?: AbortSignal) => systemClock.sleep(ms / 20, signal),
};

let world: TestOsm;

beforeAll(async () => {
  world = await openTestOsm({}, hurried);
});

afterAll(async () => {
  await world.close();
});

beforeEach(clear);

function clear(): void {
  for (const { id } of world.simulator.world.instances()) world.simulator.world.remove(id);
}

/** What Terraform keeps of an instance. */
interface Kept {
  readonly config: NsInstanceState;
  readonly state: NsInstanceState;
  readonly private: PrivateState;
}

const names = ['one', 'two', 'three'] as const;
type Name = (typeof names)[number];

function configOf(name: Name, params: object): NsInstanceState {
  return { ...declared(kdu(params)), name };
}

async function createNamed(name: Name, params: object): Promise<Kept> {
  const config = configOf(name, params);
  const { state, private: stored = {} } = await createNsInstance({ config, private: {} }, world.context());
  return { config, state, private: stored };
}

async function upgradeTo(kept: Kept, params: object): Promise<Kept> {
  const config = { ...kept.config, vnfs: declared(kdu(params)).vnfs };
  const planned = { ...kept.state, vnfs: config.vnfs };
  const request = { config, prior: kept.state, planned, private: kept.private };
  const applied = await updateNsInstance(request, world.context());
  return { config, state: applied.state, private: applied.private ?? kept.private };
}

async function refresh(by: Look, kept: Kept) {
  const { state, private: stored = kept.private } = await readBy(by, kept, world.context());
  return { state, private: stored };
}

/** The plan that follows a refresh, without what is not shown. */
async function planAfter({ config }: Kept, refreshed: Awaited<ReturnType<typeof refresh>>) {
  const { state: prior } = refreshed;
  if (prior === null) return 'create';
  const { id, nsd_id, vim_account_id, status, adopted } = prior;
  const planned = { ...config, id, nsd_id, vim_account_id, status, adopted };
  const request = { config, prior, planned, private: refreshed.private, applying: false };
  const { private: _unseen, ...plan } = await planNsInstance(request, world.context());
  return plan;
}

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a value is missing');
  return value;
}

describe('whatever we and others do, the cheap look and the full one see the same', () => {
  type Step = { readonly who: Name; readonly value: number; readonly keep: boolean } & (
    | { readonly ours: 'create' | 'upgrade' | 'failing-upgrade' | 'delete' }
    | {
        readonly theirs:
          | 'upgrade'
          | 'failing-upgrade'
          | 'hanging-upgrade'
          | 'rollback'
          | 'terminate'
          | 'terminate-and-keep'
          | 'delete'
          | 'force-delete'
          | 'degrade'
          | 'break'
          | 'heal';
      }
  );

  const common = {
    who: fc.constantFrom(...names),
    value: fc.integer({ min: 1, max: 4 }),
    keep: fc.boolean(),
  };
  const step: fc.Arbitrary<Step> = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        ...common,
        ours: fc.constantFrom('create', 'create', 'upgrade', 'upgrade', 'failing-upgrade', 'delete'),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        ...common,
        theirs: fc.constantFrom(
          ...(['upgrade', 'upgrade', 'failing-upgrade', 'hanging-upgrade', 'rollback', 'rollback'] as const),
          ...(['terminate', 'terminate-and-keep', 'delete', 'force-delete'] as const),
          ...(['degrade', 'break', 'heal'] as const),
        ),
      }),
    },
  );

  /** The instances that Terraform manages, and those at which an operation hangs: whoever waits for it waits in vain. */
  class History {
    readonly kept = new Map<Name, Kept>();
    readonly #hanging = new Set<string>();

    async take(taken: Step): Promise<void> {
      try {
        await ('ours' in taken ? this.#ours(taken.ours, taken) : this.#theirs(taken.theirs, taken));
      } catch (error) {
        // The instance is gone, broken or terminated: nothing can be asked of it.
        const isRefusal = error instanceof NbiError || error instanceof RangeError;
        if (!isOsmopsError(error) && !isRefusal) throw error;
      }
      await world.simulator.world.settled();
    }

    async #ours(what: Extract<Step, { ours: string }>['ours'], { who, value }: Step): Promise<void> {
      const kept = this.kept.get(who);
      if (kept === undefined) {
        const isTaken = world.simulator.world.instances().some(({ name }) => name === who);
        if (what === 'create' && !isTaken) this.kept.set(who, await createNamed(who, { a: value }));
      } else if (!this.isHanging(kept)) {
        const id = kept.state.id ?? '';
        if (what === 'delete') {
          await deleteNsInstance({ prior: kept.state, private: kept.private }, world.context());
          this.kept.delete(who);
        } else if (what !== 'create') {
          if (what === 'failing-upgrade')
            world.simulator.scriptOperation({ instance: id, type: 'action', result: 'fail' });
          const further = value > 2 ? { b: { deep: [value] } } : {};
          this.kept.set(who, await upgradeTo(kept, { a: value, ...further }));
        }
      }
    }

    async #theirs(what: Extract<Step, { theirs: string }>['theirs'], { who, value }: Step): Promise<void> {
      const { simulator, client } = world;
      const id = this.kept.get(who)?.state.id ?? who;
      const address = { instance: id, member: 'openldap', kdu: 'ldap' };
      switch (what) {
        case 'hanging-upgrade':
          simulator.world.effective(address);
          this.#hanging.add(id);
          simulator.scriptOperation({ instance: id, type: 'action', result: 'hang' });
          simulator.world.upgrade(address, { a: value });
          return;
        case 'failing-upgrade':
          simulator.world.upgrade(address, { a: value, fail: true });
          return;
        case 'upgrade':
          simulator.world.upgrade(address, value > 2 ? { b: value } : { a: value });
          return;
        case 'rollback':
          await client.call('POST', `nslcm/v1/ns_instances/${id}/action`, {
            member_vnf_index: 'openldap',
            kdu_name: 'ldap',
            primitive: 'rollback',
            primitive_params: {},
          });
          return;
        case 'terminate':
          simulator.world.terminate(id);
          return;
        case 'terminate-and-keep':
          await client.call('POST', `nslcm/v1/ns_instances/${id}/terminate`, {});
          return;
        case 'delete':
          await client.call('DELETE', `nslcm/v1/ns_instances_content/${id}`);
          return;
        case 'force-delete':
          simulator.world.remove(id);
          return;
        default:
          simulator.world.setState(
            id,
            ({ degrade: 'DEGRADED', break: 'BROKEN', heal: 'READY' } as const)[what],
          );
      }
    }

    isHanging({ state }: Kept): boolean {
      return this.#hanging.has(state.id ?? '');
    }

    /**
     * Looks at all instances in both ways, fully and from scratch, and compares. Keeps what was found, or not: Terraform
     * writes no plan's refresh.
     */
    async compare(keep: boolean): Promise<void> {
      const all = [...this.kept];
      const cheap = await Promise.all(all.map(([, kept]) => refresh(look, kept)));
      const full = await Promise.all(all.map(([, kept]) => refresh(lookFully, { ...kept, private: {} })));
      for (const [index, [name, kept]] of all.entries()) {
        const [seen, truth] = [required(cheap[index]), required(full[index])];
        expect(seen.state).toEqual(truth.state);
        if (seen.state === null) {
          this.kept.delete(name);
          continue;
        }
        const { vnfs } = seen.state;
        expect(restoreBaseline(seen.private, vnfs)?.kdus).toEqual(restoreBaseline(truth.private, vnfs)?.kdus);
        expect(await planAfter(kept, seen)).toEqual(await planAfter(kept, truth));
        if (seen.state.status === 'READY' && !this.isHanging(kept)) {
          const address = { instance: kept.state.id ?? '', member: 'openldap', kdu: 'ldap' };
          const { parameters } = world.simulator.world.effective(address);
          expect(JSON.parse(seen.state.vnfs?.[0]?.kdus?.[0]?.params ?? '{}')).toEqual(parameters);
        }
        if (keep) this.kept.set(name, { ...kept, state: seen.state, private: seen.private });
      }
    }
  }

  test('and what they see is what runs', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        clear();
        const history = new History();
        for (const taken of steps) {
          await history.take(taken);
          await history.compare(taken.keep);
        }
      }),
      { numRuns: 30, interruptAfterTimeLimit: 40_000, markInterruptAsFailure: false },
    );
  }, 120_000);
});
