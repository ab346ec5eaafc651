import { describe, expect, test } from '@jest/globals';
import { deletedOutcome, settledOutcome } from '../../../provider/nbi/accounts/outcome.js';
import type { AccountRecord } from '../../../provider/nbi/index.js';

function record(parts: Partial<AccountRecord>): AccountRecord {
  return {
    id: '1',
    name: 'a',
    description: undefined,
    operationalState: 'ENABLED',
    detailedStatus: undefined,
    lastOperation: undefined,
    toDelete: false,
    holdsLogin: false,
    ...parts,
  };
}
const operation = (state: string, detailedStatus?: string) => ({ lastOperation: { state, detailedStatus } });

describe('a creation or a change', () => {
  test.each([
    ['goes on while OSM says PROCESSING', { operationalState: 'PROCESSING' }, undefined],
    ['goes on while its operation does', operation('PROCESSING'), undefined],
    ['is done when the account is ENABLED', operation('COMPLETED'), 'done'],
    ['is done without any operation', {}, 'done'],
    ['has failed when the account is in ERROR', { operationalState: 'ERROR' }, 'failed'],
    ['has failed when its operation has', operation('FAILED', 'why'), 'failed'],
  ])('%s', (_, parts, kind) => {
    expect(settledOutcome(true)(record(parts))?.kind).toBe(kind);
  });

  test('of a cluster is done although OSM never ends its operation', () => {
    expect(settledOutcome(false)(record(operation('PROCESSING')))?.kind).toBe('done');
  });

  test('has failed for the reason that the operation gives before that of the account', () => {
    const failed = record({ ...operation('FAILED', 'the change'), detailedStatus: 'the account' });
    expect(settledOutcome(true)(failed)).toMatchObject({ reason: 'the change' });
    const quoting = record({ ...operation('FAILED', 'GET https://u:pw@vim:5000/v3 timed out') });
    expect(settledOutcome(true)(quoting)).toMatchObject({ reason: 'GET https://***@vim:5000/v3 timed out' });
    const without = record({ operationalState: 'ERROR' });
    expect(settledOutcome(true)(without)).toMatchObject({ reason: 'OSM gives no reason' });
  });
});

describe('a deletion', () => {
  test('goes on while there is a record', () => {
    expect(deletedOutcome(record({ toDelete: true, ...operation('PROCESSING') }))).toBeUndefined();
    expect(deletedOutcome(record({ ...operation('FAILED') }))).toBeUndefined();
  });

  test('has ended when there is none, or when its operation has failed', () => {
    expect(deletedOutcome(undefined)).toEqual({ kind: 'gone' });
    expect(deletedOutcome(record({ toDelete: true, ...operation('FAILED', 'busy') }))).toMatchObject({
      reason: 'busy',
    });
  });
});
