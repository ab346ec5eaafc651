import { expect, test } from '@jest/globals';
import { findInOsm } from '../../src/deploy/claims/find.js';
import { fixture } from '../nbi/support/fixture.js';
import { mockOsm, openLoggedIn, useMockedOsm } from '../nbi/support/mock-osm.js';

useMockedOsm();

test('an id that is none of OSM is not taken into an import: Terraform would print it as it is', async () => {
  const { nbi } = await openLoggedIn();
  const record = fixture('ns-instance-ready.json', { _id: 'x\nNo changes.\u001b[2J', name: 'ldap' });
  mockOsm().get('/nslcm/v1/ns_instances_content').query(true).reply(200, [record]);
  const wanted = { address: 'osm_ns_instance.ldap', kind: 'ns-instance', name: 'ldap' } as const;
  await expect(findInOsm(nbi, [wanted])).rejects.toMatchObject({
    code: 'nbi-bad-answer',
    message: expect.stringContaining("'x\\nNo changes.\\u001b[2J'"),
  });
});
