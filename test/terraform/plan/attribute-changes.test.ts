import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type AttributeChange,
  attributeChanges,
  sensitiveValue,
  unknownValue,
} from '../../../src/terraform/plan/attribute-changes.js';
import { parsePlan } from '../../../src/terraform/plan/plan.js';
import { type MadeUpChange, planText } from './plan-text.js';

/** The changes of one resource, as `path: before -> after`. */
function changesOf(change: MadeUpChange): string[] {
  return parse(change).map(({ path, before = '', after = '' }) => `${path}: ${before} -> ${after}`);
}

function parse(change: MadeUpChange): AttributeChange[] {
  return parsePlan(planText([change])).resource_changes.flatMap((resource) =>
    attributeChanges(resource.change),
  );
}

describe('what differs is named at its innermost path', () => {
  test.each<[string, MadeUpChange, string[]]>([
    ['a scalar', { before: { a: 1, b: 'x' }, after: { a: 2, b: 'x' } }, ['a: 1 -> 2']],
    [
      'a nested value',
      { before: { a: [{ b: true }] }, after: { a: [{ b: false }] } },
      ['a[0].b: true -> false'],
    ],
    ['a longer list', { before: { a: ['x'] }, after: { a: ['x', 'y'] } }, ['a[1]:  -> "y"']],
    ['a shorter list', { before: { a: ['x', 'y'] }, after: { a: ['x'] } }, ['a[1]: "y" -> ']],
    ['a new resource', { before: null, after: { a: { b: 1 }, c: null } }, ['a.b:  -> 1']],
    ['a resource that goes', { before: { a: 1 }, after: null }, ['a: 1 -> ']],
    ['an empty structure that comes', { before: { a: null }, after: { a: {} } }, ['a:  -> {}']],
    ['a value of another kind', { before: { a: { b: 1 } }, after: { a: [1] } }, ['a: {"b":1} -> [1]']],
    [
      'false that becomes a structure',
      { before: { a: false }, after: { a: { b: 1 } } },
      ['a: false -> {"b":1}'],
    ],
    ['null and absent', { before: { a: null }, after: {} }, []],
    ['a key named like a method', { before: {}, after: { constructor: 1 } }, ['constructor:  -> 1']],
  ])('%s', (_, change, expected) => {
    expect(changesOf(change)).toEqual(expected);
  });

  test('numbers beyond a double are told apart', () => {
    const text = planText([{ before: { a: 'OLD' }, after: { a: 'NEW' } }])
      .replace('"OLD"', '12345678901234567890')
      .replace('"NEW"', '12345678901234567891');
    const [change] = parsePlan(text).resource_changes;
    expect(change && attributeChanges(change.change)).toEqual([
      { path: 'a', before: '12345678901234567890', after: '12345678901234567891' },
    ]);
  });
});

describe('texts that are JSON', () => {
  const instance = (params: string) => ({ vnfs: [{ kdus: [{ params }] }] });

  test('are compared inside', () => {
    const change = {
      before: instance('{"replicaCount":"2","same":1}'),
      after: instance('{"same":1,"replicaCount":"3"}'),
    };
    expect(changesOf(change)).toEqual(['vnfs[0].kdus[0].params.replicaCount: "2" -> "3"']);
  });

  test.each([
    ['only one is JSON', '{"a":1}', 'text'],
    ['they are scalars', '2', '3'],
    ['one is cut short', '{"a":1}', '{"a":'],
  ])('are compared as text if %s', (_, before, after) => {
    expect(changesOf({ before: { a: before }, after: { a: after } })).toEqual([
      `a: ${JSON.stringify(before)} -> ${JSON.stringify(after)}`,
    ]);
  });
});

describe('what must not or cannot be shown', () => {
  test.each<[string, MadeUpChange, string[]]>([
    [
      'a sensitive value',
      {
        before: { a: 's1' },
        after: { a: 's2' },
        before_sensitive: { a: true },
        after_sensitive: { a: true },
      },
      [`a: ${sensitiveValue} -> ${sensitiveValue}`],
    ],
    [
      'a value that becomes sensitive',
      { before: { a: 's1' }, after: { a: 's2' }, before_sensitive: {}, after_sensitive: { a: true } },
      [`a: ${sensitiveValue} -> ${sensitiveValue}`],
    ],
    [
      'a sensitive value that stays',
      { before: { a: 's' }, after: { a: 's' }, before_sensitive: { a: true }, after_sensitive: { a: true } },
      [],
    ],
    [
      'a value known after the apply',
      { before: { id: 'x' }, after: {}, after_unknown: { id: true } },
      [`id: "x" -> ${unknownValue}`],
    ],
    [
      'one unknown in a known list',
      { before: null, after: { a: ['x', null] }, after_unknown: { a: [false, true] } },
      ['a[0]:  -> "x"', `a[1]:  -> ${unknownValue}`],
    ],
    [
      'a structure with something unknown in place of a scalar',
      { before: { a: 'x' }, after: { a: {} }, after_unknown: { a: { b: true } } },
      [`a: "x" -> ${unknownValue}`],
    ],
    [
      'a structure with a secret in place of a scalar',
      { before: { a: 'x' }, after: { a: { b: 'secret' } }, after_sensitive: { a: { b: true } } },
      [`a: ${sensitiveValue} -> ${sensitiveValue}`],
    ],
  ])('%s', (_, change, expected) => {
    expect(changesOf(change)).toEqual(expected);
  });
});

describe('for any value', () => {
  const attributes = fc.dictionary(fc.string(), fc.jsonValue({ noUnicodeString: true }).map(normalise));

  test('nothing differs from itself', () => {
    fc.assert(fc.property(attributes, (value) => changesOf({ before: value, after: value }).length === 0));
  });

  test('a change is found in both directions at the same paths', () => {
    fc.assert(
      fc.property(attributes, attributes, (before, after) => {
        const paths = (change: MadeUpChange) =>
          parse(change)
            .map(({ path }) => path)
            .sort();
        expect(paths({ before, after })).toEqual(paths({ before: after, after: before }));
      }),
    );
  });

  test('a secret anywhere is never shown', () => {
    fc.assert(
      fc.property(attributes, attributes, fc.boolean(), (before, after, old) => {
        const sensitive = {
          before_sensitive: old ? { s: true } : {},
          after_sensitive: old ? {} : { s: true },
        };
        const shown = changesOf({
          before: { ...before, s: { x: ['canary-1'] } },
          after: { ...after, s: { x: ['canary-2'] } },
          ...sensitive,
        });
        expect(shown.join()).not.toContain('canary');
      }),
    );
  });
});

/** JSON has no minus nought. */
function normalise(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
