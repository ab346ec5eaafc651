import type { JsonObject } from '../../provider/json/index.js';
import type { Engine } from './engine.js';
import { readParams } from './ns/params.js';
import { startAction, startTermination } from './ns/start.js';
import type { Deployment, NsRecord, NsState, OperationRecord } from './store/records.js';
import { removeNsInstance } from './store/store.js';

/** An NS instance, as far as a test or a demo asks. */
export interface InstanceView {
  readonly id: string;
  readonly name: string;
  readonly nsState: NsState;
  readonly nsdId: string;
  readonly vimAccountId: string;
}

/** What Helm runs for a KDU. */
export interface EffectiveKdu {
  readonly chart: string;
  readonly parameters: JsonObject;
  /** Counts from 1. */
  readonly revision: number;
}

/** Which KDU is meant: an NS instance by name or id, the member VNF index and the KDU's name. */
export interface KduAddress {
  readonly instance: string;
  readonly member: string;
  readonly kdu: string;
}

/**
 * The simulated world seen from outside, and other people's hands in it. Everything that takes an NS instance takes
 * its name or id and throws a RangeError if there is not exactly one.
 */
export interface World {
  instances(): readonly InstanceView[];
  /** Descriptor ids of the packages. */
  packages(): readonly string[];
  /** Names of the VIM accounts, clusters and repositories. */
  accounts(): readonly string[];
  /** Every token that was issued and not deleted: what must turn up nowhere else. */
  tokens(): readonly string[];
  /** How many operations an NS instance has had, by type. */
  operations(instance: string): Readonly<Record<string, number>>;
  /** What runs; throws a RangeError if the KDU is not deployed. */
  effective(address: KduAddress): EffectiveKdu;
  /** An upgrade by somebody else; returns the operation's id, which then runs as any other. */
  upgrade(address: KduAddress, parameters: JsonObject): string;
  /** A termination by somebody else, the record included; returns the operation's id. */
  terminate(instance: string): string;
  /** Removes the record at once, as `?FORCE=True` does. */
  remove(instance: string): void;
  /** Sets the state of an NS instance, such as BROKEN or DEGRADED. */
  setState(instance: string, state: NsState): void;
  /** Resolves when nothing is under way but operations that hang. */
  settled(): Promise<void>;
}

export function createWorld(engine: Engine): World {
  const { store, lcm } = engine;

  function find(instance: string): NsRecord {
    const [found, another] = [...store.nsInstances.values()].filter(
      ({ id, name }) => id === instance || name === instance,
    );
    if (found === undefined) throw new RangeError(`there is no NS instance '${instance}'`);
    if (another !== undefined) throw new RangeError(`there are several NS instances '${instance}'`);
    return found;
  }

  function deploymentOf({ instance, member, kdu }: KduAddress): Deployment {
    const found = find(instance).deployments.find(
      ({ memberVnfIndex, kduName }) => memberVnfIndex === member && kduName === kdu,
    );
    if (found === undefined) throw new RangeError(`KDU '${kdu}' of '${instance}' is not deployed`);
    return found;
  }

  return {
    instances: () => [...store.nsInstances.values()].map(viewOf),
    packages: () => [...store.packages.values()].map(({ descriptor }) => String(descriptor['id'])),
    accounts: () => [...store.accounts.values()].map(({ fields }) => String(fields['name'])),
    tokens: () => [...store.tokens.keys()],
    operations: (instance) => countByType(store.operations.values(), find(instance).id),
    effective: (address) => {
      const { revisions } = deploymentOf(address);
      const running = revisions.at(-1) ?? { chart: '', parameters: {} };
      return { chart: running.chart, parameters: readParams(running.parameters), revision: revisions.length };
    },
    upgrade: ({ instance, member, kdu }, parameters) =>
      startAction(engine, find(instance), {
        member_vnf_index: member,
        kdu_name: kdu,
        primitive: 'upgrade',
        primitive_params: parameters,
      }).id,
    terminate: (instance) => startTermination(engine, find(instance), { autoremove: true }).id,
    remove: (instance) => removeNsInstance(store, find(instance).id),
    setState: (instance, state) => {
      find(instance).nsState = state;
    },
    settled: () => lcm.settled(),
  };
}

function viewOf({ id, name, nsState, nsd, vimAccountId }: NsRecord): InstanceView {
  return { id, name, nsState, nsdId: nsd.id, vimAccountId };
}

function countByType(operations: Iterable<OperationRecord>, nsId: string): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const operation of operations) {
    if (operation.nsId === nsId) counts[operation.type] = (counts[operation.type] ?? 0) + 1;
  }
  return counts;
}
