import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { type Attributes, optional, required } from '../../../provider/plugin/index.js';
import { nestingMode } from '../../../provider/plugin/protocol/schema.js';
import { Block } from '../../../provider/plugin/schema/index.js';
import { decodeType } from '../../../provider/plugin/wire/type.js';
import { attributes } from './blocks.js';

function schemaOf(some: Attributes) {
  const { attributes: messages = [] } = new Block(some).schema(1, '').block ?? {};
  return new Map(messages.map((message) => [message.name, message]));
}

const fact = { description: '' };

describe('the schema derived from zod', () => {
  const schema = schemaOf(attributes);

  test.each([
    ['name', 'string'],
    ['color', 'string'],
    ['amount', 'number'],
    ['whole', 'number'],
    ['tags', ['list', 'string']],
    ['ports', ['set', 'number']],
    ['labels', ['map', 'string']],
    ['point', ['object', { x: 'number', y: 'number' }]],
    ['extra', 'dynamic'],
  ])('type of %s', (name, type) => {
    expect(decodeType(schema.get(name)?.type ?? new Uint8Array())).toEqual(type);
  });

  test.each([
    ['one', nestingMode.single],
    ['parts', nestingMode.list],
    ['bag', nestingMode.set],
    ['shelf', nestingMode.map],
  ])('nested attributes of %s', (name, nesting) => {
    const { type, nestedType } = schema.get(name) ?? {};
    expect(type).toBeUndefined();
    expect(nestedType?.nesting).toBe(nesting);
    expect(nestedType?.attributes.map((one) => one.name)).toEqual(['name', 'size', 'serial']);
  });

  test.each([
    ['name', { required: true, optional: false, computed: false, sensitive: false }],
    ['amount', { required: false, optional: true, computed: false, sensitive: false }],
    ['id', { required: false, optional: false, computed: true, sensitive: false }],
    ['color', { required: false, optional: true, computed: true, sensitive: false }],
    ['secret', { required: false, optional: true, computed: false, sensitive: true }],
  ])('facts of %s', (name, facts) => {
    expect(schema.get(name)).toMatchObject(facts);
  });

  test.each([
    ['a transform', z.string().transform(Number)],
    ['a default', z.string().default('x')],
    ['a date', z.date()],
    ['a tuple', z.tuple([z.string()])],
    ['a union of types', z.union([z.string(), z.number()])],
    ['attributes in lists of lists', z.array(z.array(z.object({ a: required(z.string(), fact) })))],
    ['an object of attributes and others', z.object({ a: required(z.string(), fact), b: z.string() })],
  ])('refuses %s, naming the attribute', (_what, schemaOfOne) => {
    expect(() => schemaOf({ here: optional(schemaOfOne, fact) })).toThrow(/attribute here/);
  });

  test.each([
    ['a union of texts', z.union([z.literal('a'), z.string()]), 'string'],
    ['a literal', z.literal([1, 2]), 'number'],
    ['read-only', z.array(z.boolean()).readonly(), ['list', 'bool']],
    ['a format', z.uuid(), 'string'],
    ['an integer', z.int(), 'number'],
  ])('takes %s', (_what, schemaOfOne, type) => {
    const message = schemaOf({ here: optional(schemaOfOne, fact) }).get('here');
    expect(decodeType(message?.type ?? new Uint8Array())).toEqual(type);
  });
});
