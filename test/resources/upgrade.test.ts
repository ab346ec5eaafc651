import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createNsInstance } from '../../provider/resources/ns-instance/create.js';
import { readNsInstance } from '../../provider/resources/ns-instance/read.js';
import { restoreBaseline, storeBaseline } from '../../provider/resources/ns-instance/stored.js';
import { upgradeNsInstance } from '../../provider/resources/ns-instance/upgrade.js';
import { until } from '../support/until.js';
import { declared, kdu, openTestOsm, type TestOsm } from './support/osm.js';

let world: TestOsm;

beforeEach(async () => {
  world = await openTestOsm();
});

afterEach(async () => {
  await world.close();
});

describe('an upgrade whose answer is lost', () => {
  async function upgrade(fault: 'drop-before' | 'drop-after') {
    const config = declared(kdu({ a: 1 }));
    const made = await createNsInstance({ config, private: {} }, world.context());
    const wanted = { ...made.state, id: made.state.id ?? '', vnfs: declared(kdu({ a: 2 })).vnfs };
    world.simulator.faults.add({ method: 'POST', path: /action/, action: fault });
    return upgradeNsInstance(
      wanted,
      restoreBaseline(made.private ?? {}, made.state.vnfs),
      null,
      world.context(),
    );
  }

  test('is found and awaited, not asked for again', async () => {
    expect(await upgrade('drop-after')).toMatchObject({ diagnostics: [] });
    expect(world.simulator.world.operations('ldap')).toEqual({ instantiate: 1, action: 1 });
  });

  test('is an error when OSM never got it', async () => {
    await expect(upgrade('drop-before')).rejects.toMatchObject({ code: 'nbi-answer-lost' });
    expect(world.simulator.world.operations('ldap')).toEqual({ instantiate: 1 });
  });
});

describe('an upgrade of two KDUs', () => {
  const charts = ['ldap', 'second'].map((name) => ({ name, 'helm-chart': `stable/${name}:1` }));
  const both = (value: number) => [kdu({ a: value }), kdu({ a: value }, { name: 'second' })];

  test('loses nothing of what somebody else does between the two', async () => {
    await world.osm.nbi.vnfPackages.patchDescriptor(world.vnfdId, { kdu: charts });
    const config = declared(...both(1));
    const made = await createNsInstance({ config, private: {} }, world.context());
    const wanted = { ...made.state, id: made.state.id ?? '', vnfs: declared(...both(2)).vnfs };
    world.simulator.scriptOperation({ type: 'action', seconds: 0.4 });
    const upgrade = upgradeNsInstance(
      wanted,
      restoreBaseline(made.private ?? {}, made.state.vnfs),
      null,
      world.context(),
    );
    await until(() => world.simulator.world.operations('ldap')['action'] === 1);
    world.simulator.world.upgrade({ instance: 'ldap', member: 'openldap', kdu: 'ldap' }, { a: 9 });
    const { state, private: stored = {} } = await upgrade;
    const refreshed = await readNsInstance({ state, private: stored }, world.context());
    expect(refreshed.state?.vnfs?.[0]?.kdus).toEqual([kdu({ a: 9 }), kdu({ a: 2 }, { name: 'second' })]);
  });
});

test('what the state comes to say otherwise is kept beside it', async () => {
  const config = declared(kdu({ a: 2 }));
  const { state, private: stored = {} } = await createNsInstance({ config, private: {} }, world.context());
  const known = restoreBaseline(stored, state.vnfs);
  const kdus = [...(known?.kdus ?? [])].map(
    ([key, history]) => [key, { ...history, current: { model: null, params: { a: 1 } } }] as const,
  );
  const baseline = { operations: known?.operations ?? [], kdus: new Map(kdus) };
  const request = { state, private: storeBaseline(state.id ?? '', baseline, state.vnfs) };
  const seen = await readNsInstance(request, world.context());
  expect(seen.state?.vnfs?.[0]?.kdus).toEqual([kdu({ a: 1 })]);
  expect(restoreBaseline(seen.private ?? request.private, seen.state?.vnfs ?? null)?.kdus).toEqual(
    baseline.kdus,
  );
});
