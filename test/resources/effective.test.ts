import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../provider/json/index.js';
import type { Operation } from '../../provider/nbi/index.js';
import {
  advance,
  baselineAtCreation,
  unaccounted,
  withOperation,
  withUpgrade,
} from '../../provider/resources/ns-instance/effective.js';
import { restoreBaseline, storeBaseline } from '../../provider/resources/ns-instance/stored.js';
import { type KduMap, kduKey, nothingFor } from '../../provider/resources/ns-instance/wanted.js';

const key = kduKey('openldap', 'ldap');

function operation(startTime: number, parts: Partial<Operation>): Operation {
  return {
    id: `op-${startTime}`,
    nsInstanceId: 'ns',
    lcmOperationType: 'action',
    operationState: 'COMPLETED',
    startTime,
    statusEnteredTime: startTime,
    errorMessage: undefined,
    detailedStatus: undefined,
    operationParams: {},
    ...parts,
  };
}

function instantiation(additionalParams: JsonObject): Operation {
  const operationParams = {
    additionalParamsForVnf: [
      { 'member-vnf-index': 'openldap', additionalParamsForKdu: [{ kdu_name: 'ldap', additionalParams }] },
    ],
  };
  return operation(1, { lcmOperationType: 'instantiate', operationParams });
}

function action(startTime: number, primitive: string, params: JsonObject, state = 'COMPLETED'): Operation {
  const operationParams = {
    member_vnf_index: 'openldap',
    kdu_name: 'ldap',
    primitive,
    primitive_params: params,
  };
  return operation(startTime, { operationState: state, operationParams });
}

function inForce(...operations: Operation[]): JsonObject | undefined {
  return advance(undefined, operations).kdus.get(key)?.current.params;
}

describe('parameters in force', () => {
  test('are those of the creation at first', () => {
    expect(inForce(instantiation({ a: 1, b: 2 }))).toEqual({ a: 1, b: 2 });
  });

  test('keep the keys of the creation that an upgrade leaves out', () => {
    expect(inForce(instantiation({ a: 1, b: 2 }), action(2, 'upgrade', { a: 9 }))).toEqual({ a: 9, b: 2 });
  });

  test('lose the keys of an earlier upgrade', () => {
    expect(
      inForce(instantiation({ a: 1 }), action(2, 'upgrade', { x: 1 }), action(3, 'upgrade', { y: 1 })),
    ).toEqual({
      a: 1,
      y: 1,
    });
  });

  test('are not changed by an upgrade that failed', () => {
    expect(inForce(instantiation({ a: 1 }), action(2, 'upgrade', { a: 2 }, 'FAILED'))).toEqual({ a: 1 });
  });

  test('step back with a rollback, and forth again with a second one', () => {
    const history = [instantiation({ a: 1 }), action(2, 'upgrade', { a: 2 }), action(3, 'upgrade', { a: 3 })];
    expect(inForce(...history, action(4, 'rollback', {}))).toEqual({ a: 2 });
    expect(inForce(...history, action(4, 'rollback', {}), action(5, 'rollback', {}))).toEqual({ a: 3 });
  });

  test('are read through the texts that OSM stores nested values as', () => {
    expect(inForce(instantiation({ a: '!!yaml b:\n- 1\n' }))).toEqual({ a: { b: [1] } });
  });

  test('are none of a KDU that was given something else at its creation', () => {
    const kdu = { kdu_name: 'ldap', kdu_model: 'stable/openldap:1.2.8' };
    const vnf = { 'member-vnf-index': 'openldap', additionalParamsForKdu: [kdu] };
    const operationParams = { additionalParamsForVnf: [vnf] };
    expect(inForce(operation(1, { lcmOperationType: 'instantiate', operationParams }))).toEqual({});
  });

  test('are read from the JSON text that newer releases store', () => {
    const kdu = { kdu_name: 'ldap', additionalParams: '{"a":{"b":[1]}}' };
    const vnf = { 'member-vnf-index': 'openldap', additionalParamsForKdu: [kdu] };
    const operationParams = { additionalParamsForVnf: [vnf] };
    expect(inForce(operation(1, { lcmOperationType: 'instantiate', operationParams }))).toEqual({
      a: { b: [1] },
    });
  });

  test('are known of a KDU that was upgraded by hand only', () => {
    expect(
      inForce(operation(1, { lcmOperationType: 'instantiate' }), action(2, 'upgrade', { a: 2 })),
    ).toEqual({
      a: 2,
    });
  });
});

describe('the model in force', () => {
  const modelOf = (...operations: Operation[]) => advance(undefined, operations).kdus.get(key)?.current.model;
  const old = 'stable/openldap:1.2.7';
  const young = 'stable/openldap:1.2.8';

  function created(kdu_model?: string): Operation {
    const kdu = { kdu_name: 'ldap', additionalParams: { a: 1 }, ...(kdu_model && { kdu_model }) };
    const vnf = { 'member-vnf-index': 'openldap', additionalParamsForKdu: [kdu] };
    return operation(1, {
      lcmOperationType: 'instantiate',
      operationParams: { additionalParamsForVnf: [vnf] },
    });
  }

  test('is that of the VNFD until one is named', () => {
    expect(modelOf(created())).toBeNull();
    expect(modelOf(created(), action(2, 'upgrade', { a: 2 }))).toBeNull();
  });

  test('is the one that was named last', () => {
    expect(modelOf(created(old))).toBe(old);
    expect(modelOf(created(old), action(2, 'upgrade', { kdu_model: young }))).toBe(young);
    expect(modelOf(created(), action(2, 'upgrade', { kdu_model: young }), action(3, 'upgrade', {}))).toBe(
      young,
    );
    expect(modelOf(created(old), action(2, 'upgrade', { kdu_model: young }, 'FAILED'))).toBe(old);
  });

  test('steps back with a rollback, together with the parameters', () => {
    const upgrade = action(2, 'upgrade', { kdu_model: young, a: 2 });
    const { kdus } = advance(undefined, [created(old), upgrade, action(3, 'rollback', {})]);
    expect(kdus.get(key)?.current).toEqual({ model: old, params: { a: 1 } });
  });

  test('is no parameter', () => {
    expect(inForce(created(), action(2, 'upgrade', { kdu_model: young, a: 2 }))).toEqual({ a: 2 });
  });
});

describe('the baseline', () => {
  test('stops before the first operation that still runs', () => {
    const { operations, kdus } = advance(undefined, [
      instantiation({ a: 1 }),
      action(2, 'upgrade', { a: 2 }, 'PROCESSING'),
      action(3, 'upgrade', { a: 3 }),
    ]);
    expect(operations).toEqual([{ id: 'op-1', startTime: 1 }]);
    expect(kdus.get(key)?.current).toEqual({ model: null, params: { a: 1 } });
  });

  test('goes on from where it was', () => {
    const first = advance(undefined, [instantiation({ a: 1 }), action(2, 'upgrade', { a: 2 })]);
    const second = advance(first, [action(3, 'rollback', {})]);
    expect(second.operations.map(({ id }) => id)).toEqual(['op-1', 'op-2', 'op-3']);
    expect(second.kdus.get(key)?.current).toEqual({ model: null, params: { a: 1 } });
  });

  const ours = { ...nothingFor('openldap', 'ldap'), params: { a: 2 } };

  test('takes an upgrade of ours for what its record would say', () => {
    const start = advance(undefined, [instantiation({ a: 1, b: 1 })]);
    const seen = advance(start, [{ ...action(2, 'upgrade', { a: 2 }), id: 'ours' }]);
    const unseen = withUpgrade(start, ours, 'ours');
    expect(unseen.kdus).toEqual(seen.kdus);
    expect(advance(unseen, [{ ...action(2, 'upgrade', { a: 2 }), id: 'ours' }])).toEqual(seen);
  });

  test('tells what came after an upgrade of ours from what came before it, once its record is seen', () => {
    const start = advance(undefined, [instantiation({ a: 1 })]);
    const found = [
      action(2, 'upgrade', { a: 'before' }),
      { ...action(3, 'upgrade', { a: 2 }), id: 'ours' },
      action(4, 'upgrade', { a: 'after' }),
    ];
    const baseline = withUpgrade(start, ours, 'ours');
    expect(unaccounted(baseline, found).map(({ id }) => id)).toEqual(['op-4']);
    expect(advance(baseline, found.slice(0, 2)).kdus).toEqual(baseline.kdus);
    expect(advance(baseline, found).kdus.get(key)?.current.params).toEqual({ a: 'after' });
  });

  test('remembers but a few operations, however many there were', () => {
    const many = Array.from({ length: 50 }, (_, index) => action(index + 2, 'upgrade', { a: index }));
    const { operations } = advance(undefined, [instantiation({ a: 1 }), ...many]);
    expect(operations.length).toBeLessThan(10);
    expect(operations.at(-1)?.id).toBe('op-51');
  });

  test.each([
    ['an upgrade', [action(2, 'upgrade', { a: 2 })]],
    [
      'an upgrade back to what the creation gave',
      [action(2, 'upgrade', { a: 2 }), action(3, 'upgrade', { a: 1 })],
    ],
    ['a rollback', [action(2, 'upgrade', { a: 2 }), action(3, 'rollback', {})]],
  ])('comes back from private state after %s', (_, actions) => {
    const baseline = advance(undefined, [instantiation({ a: 1 }), ...actions]);
    expect(restoreBaseline(storeBaseline('ns', baseline, null), null)).toEqual(baseline);
  });

  test('comes back from private state digit by digit', () => {
    const kdus: KduMap = new Map([
      [
        key,
        {
          ...nothingFor('openldap', 'ldap'),
          model: 'stable/openldap:1.2.8',
          params: { deep: [0.1, { x: null }] },
        },
      ],
    ]);
    const started = operation(1795337460.817163, { id: 'seen' });
    const baseline = withOperation(advance(baselineAtCreation(kdus), [started]), 'not seen');
    const stored: unknown = JSON.parse(JSON.stringify(storeBaseline('ns', baseline, null)));
    expect(restoreBaseline(stored as Record<string, unknown>, null)).toEqual(baseline);
  });
});
