import { BinaryReader, BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { type Field, repeated, string } from './field.js';

/** How a protobuf message is read and written. */
export interface Message<D, E> {
  /** Reads a message: every field is there, an absent one with its empty value. Fields without a name are skipped. */
  decode(bytes: Uint8Array): D;
  /** Writes a message; fields that are `undefined` are left out. */
  encode(value: E): Uint8Array;
}

type Fields = Readonly<Record<string, Field<unknown>>>;
type DecodedFields<F> = { readonly [K in keyof F]: F[K] extends Field<infer D, infer _> ? D : never };
type EncodableFields<F> = {
  readonly [K in keyof F]?: (F[K] extends Field<infer _, infer E> ? E : never) | undefined;
};

export type Decoded<M> = M extends Message<infer D, infer _> ? D : never;
export type Encodable<M> = M extends Message<infer _, infer E> ? E : never;

/** A message of the given fields. */
export function message<F extends Fields>(fields: F): Message<DecodedFields<F>, EncodableFields<F>> {
  const named = Object.entries<Field<unknown>>(fields);
  const byNumber = new Map(named.map(([name, field]) => [field.number, { name, field }]));
  return {
    decode: (bytes) => {
      const values = new Map(named.map(([name, field]) => [name, field.empty()]));
      const reader = new BinaryReader(bytes);
      while (reader.pos < reader.len) {
        const [number, wireType] = reader.tag();
        const known = byNumber.get(number);
        if (known === undefined) reader.skip(wireType, number);
        else values.set(known.name, known.field.read(reader, values.get(known.name)));
      }
      // Every field has a value of its own type: either its empty one or what it read.
      return Object.fromEntries(values) as DecodedFields<F>;
    },
    encode: (value) => {
      const writer = new BinaryWriter();
      for (const [name, field] of named) {
        const part: unknown = value[name];
        if (part !== undefined) field.write(writer, part);
      }
      return writer.finish();
    },
  };
}

/** A field that holds a message. */
export function embedded<D, E>(number: number, inner: Message<D, E>): Field<D, E> {
  return {
    number,
    empty: () => inner.decode(new Uint8Array()),
    read: (reader) => inner.decode(reader.bytes()),
    write: (writer, value) => writer.tag(number, WireType.LengthDelimited).bytes(inner.encode(value)),
  };
}

/** A map from text to messages. On the wire it is a list of pairs, and it is one here. */
export function mapOf<D, E>(number: number, inner: Message<D, E>) {
  return repeated(embedded(number, message({ key: string(1), value: embedded(2, inner) })));
}
