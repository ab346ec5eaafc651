import fc from 'fast-check';
import {
  applyResourceChange,
  importResourceState,
  planResourceChange,
} from '../../../provider/plugin/protocol/resource.js';
import { decodeMsgpack, encodeMsgpack } from '../../../provider/plugin/wire/msgpack/index.js';
import { decodeType, encodeType, type TerraformType } from '../../../provider/plugin/wire/type.js';
import { isSameValue, type Value } from '../../../provider/plugin/wire/value.js';
import { anyType, anyValueOf } from '../../plugin/wire/values.js';
import { mutated } from '../support/mutated.js';
import type { FuzzTarget } from '../support/target.js';

/** Reads what may be damaged: an error is right, of whatever class but those that tell of a mistake or of a stack that is too deep. */
const decodes = (decode: () => unknown) => {
  try {
    decode();
  } catch (error) {
    if (error instanceof ReferenceError || String(error).includes('call stack')) throw error;
  }
};

const typed = anyType.chain((type) => anyValueOf(type).map((value): [TerraformType, Value] => [type, value]));

const roundTrip: FuzzTarget = {
  name: 'values there and back',
  runs: 60,
  property: fc.asyncProperty(typed, async ([type, value]) => {
    if (!isSameValue(type, decodeMsgpack(encodeMsgpack(value), type), value))
      throw new Error('another value');
    const again = decodeType(encodeType(type));
    if (JSON.stringify(again) !== JSON.stringify(type)) throw new Error('another type');
  }),
};

const msgpack: FuzzTarget = {
  name: 'msgpack',
  runs: 60,
  property: fc.asyncProperty(
    typed.chain(([type, value]) =>
      mutated([encodeMsgpack(value)]).map((bytes): [TerraformType, Buffer] => [type, bytes]),
    ),
    async ([type, bytes]) => {
      decodes(() => decodeMsgpack(bytes, type));
      decodes(() => decodeMsgpack(bytes, 'dynamic'));
      decodes(() => decodeType(bytes));
    },
  ),
};

const requests = [
  applyResourceChange.request.encode({ typeName: 'osm_ns_instance' }),
  importResourceState.request.encode({ typeName: 'osm_ns_instance', id: 'i' }),
  planResourceChange.request.encode({ typeName: 'osm_ns_instance', priorPrivate: Buffer.from('x') }),
];

const protobuf: FuzzTarget = {
  name: 'protobuf',
  runs: 60,
  property: fc.asyncProperty(mutated(requests), async (bytes) => {
    for (const { request } of [applyResourceChange, importResourceState, planResourceChange]) {
      decodes(() => request.decode(bytes));
    }
  }),
};

export const wireTargets = [roundTrip, msgpack, protobuf];
