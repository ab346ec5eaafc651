import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { NsInstanceState } from '../../provider/resources/ns-instance/attributes.js';
import { baselineAtCreation, withOperation } from '../../provider/resources/ns-instance/effective.js';
import { restoreBaseline, storeBaseline } from '../../provider/resources/ns-instance/stored.js';
import { kduKey, wantedKdus } from '../../provider/resources/ns-instance/wanted.js';

type Vnfs = NonNullable<NsInstanceState['vnfs']>;

const members = ['a', 'b'];
const kdus = ['x', 'y'];
const texts = [
  null,
  '{}',
  '{"n":1}',
  '{"n":1.5,"deep":[{"x":null}]}',
  '{"n":123456789012345678901234567890}',
];

const release = fc.record({
  model: fc.constantFrom(null, 'stable/ldap:1', 'stable/ldap:2'),
  params: fc.constantFrom(...texts),
});

const vnfs: fc.Arbitrary<Vnfs> = fc
  .uniqueArray(
    fc.record({ member: fc.constantFrom(...members), name: fc.constantFrom(...kdus), given: release }),
    {
      selector: ({ member, name }) => kduKey(member, name),
    },
  )
  .map((all) =>
    members.map((member) => ({
      member_vnf_index: member,
      vim_account_name: null,
      params: null,
      kdus: all
        .filter((one) => one.member === member)
        .map(({ name, given }) => ({ name, namespace: null, deployment_name: null, ...given })),
    })),
  );

/** The KDUs as three declarations have them: at the creation, now, and before. */
const baseline = fc.tuple(vnfs, vnfs, vnfs).map(([creation, current, previous]) => {
  const [now, before] = [wantedKdus(current), wantedKdus(previous)];
  const { kdus: created } = baselineAtCreation(wantedKdus(creation));
  const histories = [...created].map(([key, history]) => {
    const releaseOf = (declared: ReturnType<typeof wantedKdus>) => {
      const { model, params } = declared.get(key) ?? history.creation;
      return { model, params };
    };
    return [key, { ...history, current: releaseOf(now), previous: releaseOf(before) }] as const;
  });
  const operations = [
    { id: 'op-1', startTime: 1_795_337_460.817_163 },
    { id: 'op-2', startTime: undefined },
  ];
  return { operations, kdus: new Map(histories) };
});

function kept(...args: Parameters<typeof storeBaseline>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(storeBaseline(...args)));
}

describe('a baseline in private state', () => {
  test('comes back, whatever of it the state declares', () => {
    fc.assert(
      fc.property(baseline, vnfs, (one, declared) => {
        expect(restoreBaseline(kept('ns', one, declared), declared)).toEqual(one);
      }),
    );
  });

  test('repeats nothing of an instance that is as it was created', () => {
    fc.assert(
      fc.property(vnfs, (declared) => {
        const one = withOperation(baselineAtCreation(wantedKdus(declared)), 'op');
        expect(kept('ns', one, declared)).toEqual({ id: 'ns', history: { operations: [['op']] } });
        expect(restoreBaseline(kept('ns', one, declared), declared)).toEqual(one);
      }),
    );
  });

  test('of another form is none: everything is looked at then', () => {
    expect(restoreBaseline({ id: 'ns', baseline: { operations: [], kdus: [] } }, null)).toBeUndefined();
  });
});
