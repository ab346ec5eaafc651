import { type BinaryReader, type BinaryWriter, WireType } from '@bufbuild/protobuf/wire';

/** One field of a message: its number, and how its value is read (as `D`) and written (as `E`). */
export interface Field<D, E = D> {
  readonly number: number;
  /** The value of a field that the message does not hold. */
  empty(): D;
  /** Reads one occurrence; `earlier` is what the occurrences before it gave. */
  read(reader: BinaryReader, earlier: D): D;
  write(writer: BinaryWriter, value: E): void;
}

export function bool(number: number): Field<boolean> {
  return {
    number,
    empty: () => false,
    read: (reader) => reader.bool(),
    write: (writer, value) => writer.tag(number, WireType.Varint).bool(value),
  };
}

/** An enumeration, by its numbers. */
export function enumeration(number: number): Field<number> {
  return {
    number,
    empty: () => 0,
    read: (reader) => reader.int32(),
    write: (writer, value) => writer.tag(number, WireType.Varint).int32(value),
  };
}

/** A 64-bit integer of which only values that a double holds occur: schema versions, list indexes. */
export function int64(number: number): Field<number> {
  return {
    number,
    empty: () => 0,
    read: (reader) => Number(reader.int64()),
    write: (writer, value) => writer.tag(number, WireType.Varint).int64(value),
  };
}

export function string(number: number): Field<string> {
  return {
    number,
    empty: () => '',
    read: (reader) => reader.string(),
    write: (writer, value) => writer.tag(number, WireType.LengthDelimited).string(value),
  };
}

const noBytes = new Uint8Array();

export function bytes(number: number): Field<Uint8Array> {
  return {
    number,
    empty: () => noBytes,
    read: (reader) => reader.bytes(),
    write: (writer, value) => writer.tag(number, WireType.LengthDelimited).bytes(value),
  };
}

/** A field that occurs any number of times. */
export function repeated<D, E>(one: Field<D, E>): Field<readonly D[], readonly E[]> {
  return {
    number: one.number,
    empty: () => [],
    read: (reader, earlier) => [...earlier, one.read(reader, one.empty())],
    write: (writer, values) => {
      for (const value of values) one.write(writer, value);
    },
  };
}

/** A field whose absence means something. */
export function presence<D, E>(one: Field<D, E>): Field<D | undefined, E> {
  return {
    number: one.number,
    empty: () => undefined,
    read: (reader) => one.read(reader, one.empty()),
    write: (writer, value) => one.write(writer, value),
  };
}
