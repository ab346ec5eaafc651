import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { PrivateState } from '../../provider/plugin/definition/index.js';
import { createNsInstance } from '../../provider/resources/ns-instance/create.js';
import { readNsInstance } from '../../provider/resources/ns-instance/read.js';
import { unknownOperations } from '../../src/deploy/guards/index.js';
import { declared, kdu, openTestOsm, type TestOsm } from '../resources/support/osm.js';

let world: TestOsm;

beforeAll(async () => {
  world = await openTestOsm();
});

afterAll(async () => {
  await world.close();
});

/** A state with the instance alone. */
function stateText(id: string | null, kept: PrivateState): string {
  const instance = { attributes: { id }, private: Buffer.from(JSON.stringify(kept)).toString('base64') };
  const resource = { mode: 'managed', type: 'osm_ns_instance', name: 'ldap', instances: [instance] };
  return JSON.stringify({ version: 4, serial: 1, lineage: 'l', resources: [resource] });
}

const planTo = (action: 'delete' | 'replace' | 'update') => [
  { address: 'osm_ns_instance.ldap', type: 'osm_ns_instance', action },
];

test('whom we do not know is told from us by the last operation, whatever a refresh has learned since', async () => {
  const { simulator, osm } = world;
  const ask: Parameters<typeof unknownOperations>[2] = (question) => question(osm.nbi);
  const made = await createNsInstance({ config: declared(kdu({ a: 1 })), private: {} }, world.context());
  const { state, private: kept = {} } = made;
  const unknown = async (plan: ReturnType<typeof planTo>, stored: PrivateState) =>
    unknownOperations(plan, stateText(state.id, stored), ask);
  expect(await unknown(planTo('delete'), kept)).toEqual([]);

  simulator.world.upgrade({ instance: 'ldap', member: 'openldap', kdu: 'ldap' }, { a: 1 });
  await simulator.world.settled();
  const refreshed = await readNsInstance({ state, private: kept }, world.context());
  for (const stored of [kept, refreshed.private ?? kept]) {
    for (const action of ['delete', 'replace'] as const) {
      expect(await unknown(planTo(action), stored)).toMatchObject([{ id: state.id }]);
    }
    expect(await unknown(planTo('update'), stored)).toEqual([]);
  }

  // What has no note yet, as in an older state, takes what is there at its first refresh.
  expect(await unknown(planTo('delete'), { id: state.id })).toEqual([]);
  const taken = await readNsInstance({ state, private: { id: state.id } }, world.context());
  expect(await unknown(planTo('delete'), taken.private ?? {})).toEqual([]);
});
