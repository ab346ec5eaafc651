import { unknown } from '../../definition/attribute.js';
import { decodeType, type TerraformType } from '../type.js';
import { Dynamic, elementType, type Value } from '../value.js';
import { MsgpackReader } from './reader.js';

/** Extension types by which Terraform says "unknown": plainly, and with what it knows of the value nevertheless. */
const unknownExtensions: readonly number[] = [0, 12];

/** Reads the value of a type from Terraform's MessagePack. Throws a TypeError or RangeError on bytes that do not fit. */
export function decodeMsgpack(bytes: Uint8Array, type: TerraformType): Value {
  const reader = new MsgpackReader(bytes);
  const value = decode(reader, type);
  if (!reader.atEnd) throw new RangeError('MessagePack goes on behind the value');
  return value;
}

function decode(reader: MsgpackReader, type: TerraformType): Value {
  if (reader.skipNil()) return null;
  const extension = reader.skipExtension();
  if (extension !== undefined) {
    if (unknownExtensions.includes(extension)) return unknown;
    throw new TypeError(`MessagePack extension ${extension} means nothing to Terraform`);
  }
  if (type === 'string') return reader.string();
  if (type === 'number') return reader.number();
  if (type === 'bool') return reader.boolean();
  if (type === 'dynamic') return decodeDynamic(reader);
  if (type[0] === 'map' || type[0] === 'object') return decodeMap(reader, type);
  return Array.from({ length: reader.arrayLength() }, (_, index) => decode(reader, elementType(type, index)));
}

function decodeDynamic(reader: MsgpackReader): Value {
  const length = reader.arrayLength();
  if (length !== 2) throw new TypeError(`a dynamic value has ${length} parts instead of type and value`);
  const type = decodeType(reader.binary());
  return new Dynamic(type, decode(reader, type));
}

function decodeMap(reader: MsgpackReader, type: TerraformType): Value {
  const map = new Map<string, Value>();
  for (let left = reader.mapLength(); left > 0; left -= 1) {
    const key = reader.string();
    map.set(key, decode(reader, elementType(type, key)));
  }
  return map;
}
