import { unknown } from '../../definition/attribute.js';
import { ExactNumber } from '../number.js';
import { encodeType } from '../type.js';
import { Dynamic, isValueList, isValueMap, type Value } from '../value.js';
import { MsgpackWriter } from './writer.js';

/** Terraform's MessagePack of a value. */
export function encodeMsgpack(value: Value): Uint8Array {
  const writer = new MsgpackWriter();
  encode(writer, value);
  return writer.finish();
}

function encode(writer: MsgpackWriter, value: Value): void {
  if (value === null) writer.nil();
  else if (value === unknown) writer.emptyExtension(0);
  else if (typeof value === 'string') writer.string(value);
  else if (typeof value === 'boolean') writer.boolean(value);
  else if (value instanceof ExactNumber) writer.number(value);
  else if (value instanceof Dynamic) {
    writer.arrayLength(2);
    writer.binary(encodeType(value.type));
    encode(writer, value.value);
  } else if (isValueList(value)) {
    writer.arrayLength(value.length);
    for (const item of value) encode(writer, item);
  } else if (isValueMap(value)) {
    writer.mapLength(value.size);
    for (const [key, item] of value) {
      writer.string(key);
      encode(writer, item);
    }
  }
}
