import { describe, expect, test } from '@jest/globals';
import { unknown } from '../../../provider/plugin/index.js';
import { attributesForcingReplacement, Block, planByDefault } from '../../../provider/plugin/schema/index.js';
import type { Value } from '../../../provider/plugin/wire/value.js';
import { attributes, number, partOf, values } from './blocks.js';

const { shape } = new Block(attributes);

describe('the default plan', () => {
  test('of a new object has its computed attributes unknown', () => {
    const config = values({ name: 'a', parts: [partOf('p')] });
    const planned = planByDefault(shape, { config, prior: null, proposed: config });
    expect(planned).toEqual(
      values({ name: 'a', id: unknown, color: unknown, parts: [partOf('p', unknown)] }),
    );
  });

  test('keeps a configured value of a computed attribute', () => {
    const config = values({ name: 'a', color: 'red' });
    expect(planByDefault(shape, { config, prior: null, proposed: config }).get('color')).toBe('red');
  });

  test('of a change keeps prior computed values, null ones too', () => {
    const config = values({ name: 'a', amount: number('2') });
    const prior = values({ name: 'a', id: '7', color: null });
    const proposed = values({ name: 'a', amount: number('2'), id: '7', color: null });
    expect(planByDefault(shape, { config, prior, proposed })).toEqual(proposed);
  });

  test('tells new nested objects from those that were there', () => {
    const config = values({
      name: 'a',
      parts: [partOf('p'), partOf('q')],
      shelf: new Map([
        ['k', partOf('p')],
        ['l', partOf('q')],
      ]),
      bag: [partOf('p'), partOf('q')],
    });
    const prior = values({
      name: 'a',
      id: '7',
      color: 'red',
      parts: [partOf('p', '1')],
      shelf: new Map([['k', partOf('p', null)]]),
      bag: [partOf('p', '1')],
    });
    const proposed = values({
      name: 'a',
      id: '7',
      color: 'red',
      parts: [partOf('p', '1'), partOf('q')],
      shelf: new Map([
        ['k', partOf('p', null)],
        ['l', partOf('q')],
      ]),
      bag: [partOf('p', '1'), partOf('q')],
    });
    const planned = planByDefault(shape, { config, prior, proposed });
    expect(planned.get('parts')).toEqual([partOf('p', '1'), partOf('q', unknown)]);
    expect(planned.get('shelf')).toEqual(
      new Map([
        ['k', partOf('p', null)],
        ['l', partOf('q', unknown)],
      ]),
    );
    expect(planned.get('bag')).toEqual([partOf('p', '1'), partOf('q', unknown)]);
  });
});

describe('replacement', () => {
  const prior = values({ name: 'a', id: '7', parts: [partOf('p', '1', number('1'))] });

  test.each<[string, Record<string, Value>, string[]]>([
    ['nothing changes', { name: 'a', id: '7', parts: [partOf('p', '1', number('1.0'))] }, []],
    ['an attribute that does not force it changes', { name: 'a', id: '7', amount: number('1') }, ['parts']],
    ['one that does changes', { name: 'b', id: '7', parts: [partOf('p', '1', number('1'))] }, ['name']],
    [
      'one that does becomes unknown',
      { name: unknown, id: '7', parts: [partOf('p', '1', number('1'))] },
      ['name'],
    ],
    [
      'a nested one that does changes',
      { name: 'a', id: '7', parts: [partOf('p', '1', number('2'))] },
      ['parts'],
    ],
    [
      'a nested one that does not changes',
      { name: 'a', id: '7', parts: [partOf('x', '1', number('1'))] },
      [],
    ],
    [
      'an object with one comes',
      { name: 'a', parts: [partOf('p', '1', number('1')), partOf('q')] },
      ['parts'],
    ],
  ])('when %s', (_when, planned, forcing) => {
    expect(attributesForcingReplacement(shape, prior, values(planned))).toEqual(forcing);
  });
});
