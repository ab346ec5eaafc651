import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { unknown } from '../../../provider/plugin/index.js';
import { Block } from '../../../provider/plugin/schema/index.js';
import { Dynamic, isSameValue, type Value } from '../../../provider/plugin/wire/value.js';
import { anyValueOf } from '../wire/values.js';
import { attributes, number, partOf, values } from './blocks.js';

const block = new Block(attributes);

describe('typed values', () => {
  test('are plain JavaScript', () => {
    const typed = block.planned(
      values({
        name: 'n',
        amount: number('0.1'),
        whole: number('12345678901234567890'),
        tags: ['a', unknown],
        ports: [number('1')],
        labels: new Map([['__proto__', 'x']]),
        point: new Map([['x', number('1')]]),
        extra: new Dynamic(['tuple', ['number', 'string']], [number('1'), 'x']),
        parts: [partOf('p', unknown)],
        bag: unknown,
      }),
    );
    expect(typed).toEqual({
      id: null,
      name: 'n',
      color: null,
      amount: 0.1,
      whole: 12345678901234567890n,
      secret: null,
      tags: ['a', unknown],
      ports: new Set([1]),
      labels: Object.fromEntries([['__proto__', 'x']]),
      point: { x: 1, y: null },
      extra: [1, 'x'],
      one: null,
      parts: [{ name: 'p', size: null, serial: unknown }],
      bag: unknown,
      shelf: null,
    });
  });

  test('that a resource hands on come back as the very values they were', () => {
    fc.assert(
      fc.property(anyValueOf(block.shape.type), (value) => {
        fc.pre(value instanceof Map);
        const given: Value = value;
        if (!(given instanceof Map)) return;
        const back = block.write(block.planned(given), [given]);
        expect(isSameValue(block.shape.type, back, given)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test('keep digits that a double does not hold, also beside what was changed', () => {
    const given = values({
      name: 'n',
      amount: number('9007199254740993'),
      parts: [partOf('a', 's', number('0.12345678901234567890')), partOf('b')],
      extra: new Dynamic('number', number('1e400')),
    });
    const typed = block.planned(given);
    const [first, second] = Array.isArray(typed.parts) ? typed.parts : [];
    if (first === undefined || second === undefined || second === unknown) throw new Error('parts are gone');
    const written = block.write({ ...typed, name: 'other', parts: [first, { ...second, serial: 'new' }] }, [
      given,
    ]);
    expect(written.get('name')).toBe('other');
    expect(written.get('amount')).toEqual(number('9007199254740993'));
    expect(written.get('extra')).toEqual(new Dynamic('number', number('1e400')));
    expect(written.get('parts')).toEqual([
      partOf('a', 's', number('0.12345678901234567890')),
      partOf('b', 'new'),
    ]);
  });

  test('a new number is the one in the program', () => {
    const written = block.write({ ...block.known(values({ name: 'n' })), amount: 0.1, whole: 2n ** 70n }, []);
    expect(written.get('amount')).toEqual(number('0.1'));
    expect(written.get('whole')).toEqual(number('1180591620717411303424'));
  });

  test('a dynamic value takes its type from what it is', () => {
    const extra = { a: [1, 'x', null, true], b: {} };
    const written = block.write({ ...block.known(values({ name: 'n' })), extra }, []);
    expect(written.get('extra')).toEqual(
      new Dynamic(
        ['object', { a: ['tuple', ['number', 'string', 'dynamic', 'bool']], b: ['object', {}] }],
        new Map<string, Value>([
          ['a', [number('1'), 'x', null, true]],
          ['b', new Map()],
        ]),
      ),
    );
  });

  test('of a wrong type are refused by name', () => {
    const wrong = { ...block.known(values({ name: 'n' })), parts: [{ name: 1, size: null, serial: null }] };
    expect(() => block.write(Object(wrong), [])).toThrow(
      'parts[0].name: the provider returned a value of type number',
    );
    expect(() => block.write(Object({}), [])).toThrow('id: the provider returned nothing');
  });
});
