import {
  bytes,
  type Decoded,
  type Encodable,
  embedded,
  int64,
  message,
  presence,
  repeated,
  string,
} from '../wire/protobuf/index.js';

/** A value of Terraform's; the provider always answers with `msgpack`, except where it hands a stored state back. */
export const dynamicValue = message({ msgpack: bytes(1), json: bytes(2) });
export type DynamicValue = Decoded<typeof dynamicValue>;

/** Exactly one field of a step is set. */
const attributePathStep = message({
  attributeName: presence(string(1)),
  elementKeyString: presence(string(2)),
  elementKeyInt: presence(int64(3)),
});

export const attributePath = message({ steps: repeated(embedded(1, attributePathStep)) });
export type AttributePath = Encodable<typeof attributePath>;
