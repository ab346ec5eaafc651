import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  bool,
  bytes,
  embedded,
  enumeration,
  int64,
  mapOf,
  message,
  presence,
  repeated,
  string,
} from '../../../provider/plugin/wire/protobuf/index.js';

const inner = message({ text: string(1), index: presence(int64(2)) });
const outer = message({
  flag: bool(1),
  kind: enumeration(2),
  data: bytes(3),
  texts: repeated(string(4)),
  inner: presence(embedded(5, inner)),
  list: repeated(embedded(16, inner)),
  map: mapOf(17, inner),
});

const anyInner = fc.record({
  text: fc.string(),
  index: fc.option(fc.maxSafeInteger(), { nil: undefined }),
});

describe('protobuf', () => {
  test('gives every message back', () => {
    const any = fc.record({
      flag: fc.boolean(),
      kind: fc.nat(),
      data: fc.uint8Array(),
      texts: fc.array(fc.string()),
      inner: fc.option(anyInner, { nil: undefined }),
      list: fc.array(anyInner),
      map: fc.array(fc.record({ key: fc.string(), value: anyInner })),
    });
    fc.assert(
      fc.property(any, (value) => {
        expect(outer.decode(outer.encode(value))).toEqual(value);
      }),
    );
  });

  test('reads what is absent as empty', () => {
    expect(outer.decode(new Uint8Array())).toEqual({
      flag: false,
      kind: 0,
      data: new Uint8Array(),
      texts: [],
      inner: undefined,
      list: [],
      map: [],
    });
  });

  test('skips fields that it does not know', () => {
    const writer = new BinaryWriter();
    writer.tag(99, WireType.LengthDelimited).string('new').tag(98, WireType.Varint).int64(5);
    writer.tag(1, WireType.Varint).bool(true);
    expect(outer.decode(writer.finish()).flag).toBe(true);
  });

  test('writes zero where absence would mean something else', () => {
    expect(inner.decode(inner.encode({ index: 0 })).index).toBe(0);
    expect(inner.decode(inner.encode({})).index).toBeUndefined();
  });
});
