import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { planAdoption } from '../../provider/resources/ns-instance/adopt.js';
import { planTableOf } from '../../provider/resources/plan-table.js';
import { until } from '../support/until.js';
import { declared, kdu, openTestOsm, type TestOsm } from './support/osm.js';

let world: TestOsm;

beforeEach(async () => {
  world = await openTestOsm();
});

afterEach(async () => {
  await world.close();
});

function plan(wanted = declared(kdu(null)), session = {}) {
  return planAdoption(world.context({ session }), wanted, {});
}

/** An instance whose KDU is in the Kubernetes namespace `theirs`. */
async function instanceInNamespace(): Promise<void> {
  const additionalParamsForKdu = [{ kdu_name: 'ldap', 'k8s-namespace': 'theirs' }];
  await world.osm.nbi.nsInstances.create({
    nsName: 'ldap',
    nsdId: world.nsdId,
    vimAccountId: world.vimAccountId,
    additionalParamsForVnf: [{ 'member-vnf-index': 'openldap', additionalParamsForKdu }],
  });
  await world.simulator.world.settled();
}

describe('a live instance of the wanted name', () => {
  test.each([null, 'ours'])(
    'is not adopted when its KDU is wanted in the namespace %j',
    async (namespace) => {
      await instanceInNamespace();
      await expect(plan(declared(kdu(null, { namespace })))).rejects.toThrow("namespace 'theirs'");
    },
  );

  test('is adopted when its KDU is in the wanted namespace', async () => {
    await instanceInNamespace();
    expect(await plan(declared(kdu(null, { namespace: 'theirs' })))).toMatchObject({
      instance: { name: 'ldap' },
    });
  });

  test('is adopted while its instantiation waits for the life-cycle manager', async () => {
    world.simulator.scriptOperation({ type: 'instantiate', result: 'hang' });
    const id = await world.instantiate('ldap');
    await until(() => world.simulator.world.instances()[0]?.nsState === 'BUILDING');
    world.simulator.world.setState('ldap', 'NOT_INSTANTIATED');
    expect(await plan()).toMatchObject({ instance: { id } });
  });

  test('is warned of with each of the first 20, of which the last says that there may be more', async () => {
    const names = Array.from({ length: 22 }, (_, index) => `ldap-${index}`);
    for (const name of names) await world.instantiate(name);
    await world.simulator.world.settled();
    const session = {};
    const details: (string | undefined)[] = [];
    for (const name of names) {
      const adoption = await plan({ ...declared(kdu(null)), name }, session);
      details.push(...(adoption.kind === 'adopted' ? adoption.diagnostics : []).map(({ detail }) => detail));
    }
    expect(details).toHaveLength(20);
    expect(details.map((detail) => detail?.includes('There may be more'))).toEqual([
      ...Array(19).fill(false),
      true,
    ]);
  });

  test.each(['READY', 'BROKEN'] as const)(
    'is replaced when the state has it and it is %s: it is tainted',
    async (nsState) => {
      const session = {};
      planTableOf(session).stored(await world.instantiate('ldap'));
      await world.simulator.world.settled();
      world.simulator.world.setState('ldap', nsState);
      expect(await plan(declared(), session)).toEqual({ kind: 'replaced' });
    },
  );

  test('is refused when another address has it, or had it and is to be destroyed', async () => {
    const object = { noun: 'NS instance', name: 'ldap', id: await world.instantiate('ldap') };
    await world.simulator.world.settled();
    const [renamed, kept] = [{}, {}];
    planTableOf(renamed).destroy(object);
    planTableOf(kept).keep(object);
    await expect(plan(declared(), renamed)).rejects.toThrow('destroys at another address');
    await expect(plan(declared(), kept)).rejects.toThrow('at another address than');
  });
});
