import { expect, test } from '@jest/globals';
import { areAsked, noteAsked, pruneAsked, readAsked } from '../../../src/deploy/begun/asked.js';
import { parsePlan } from '../../../src/terraform/plan/plan.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const id = '11111111-1111-4111-8111-111111111111';

const stateText = (last: string) => {
  const kept = { id, history: { operations: [[last]] } };
  const instance = { attributes: { id }, private: Buffer.from(JSON.stringify(kept)).toString('base64') };
  const resource = { mode: 'managed', type: 'osm_ns_instance', name: 'a', instances: [instance] };
  return JSON.stringify({ version: 4, serial: 1, lineage: 'l', resources: [resource] });
};

const planTo = (...actions: string[]) =>
  parsePlan(
    JSON.stringify({
      format_version: '1.2',
      resource_changes: [
        {
          address: 'osm_ns_instance.a',
          mode: 'managed',
          type: 'osm_ns_instance',
          name: 'a',
          change: { actions },
        },
      ],
    }),
  );

const operation = (lcmOperationType: string) => ({ lcmOperationType });

test('what runs of ours were about to ask for is known, as often as they tried, until the state tells of it', async () => {
  const folder = await temporaryFolder();
  expect(await readAsked(folder)).toEqual([]);
  await noteAsked(folder, planTo('update'), stateText('o1'));
  expect(areAsked(await readAsked(folder), id, 'o1', [operation('action')])).toBe(true);
  expect(areAsked(await readAsked(folder), id, 'o1', [operation('terminate')])).toBe(false);
  expect(areAsked(await readAsked(folder), id, 'o1', [operation('action'), operation('action')])).toBe(false);

  await noteAsked(folder, planTo('delete'), stateText('o1'));
  const asked = await readAsked(folder);
  expect(areAsked(asked, id, 'o1', [operation('action'), operation('terminate')])).toBe(true);
  expect(areAsked(asked, id, 'o0', [operation('action')])).toBe(false);
  expect(areAsked(asked, 'other', 'o1', [operation('action')])).toBe(false);

  await pruneAsked(folder, stateText('o1'));
  expect(await readAsked(folder)).toEqual(asked);
  await pruneAsked(folder, stateText('o2'));
  expect(await readAsked(folder)).toEqual([]);
});
