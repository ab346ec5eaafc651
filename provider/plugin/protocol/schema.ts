import {
  bool,
  bytes,
  type Encodable,
  embedded,
  enumeration,
  int64,
  type Message,
  message,
  presence,
  repeated,
  string,
} from '../wire/protobuf/index.js';

/** Number of `StringKind.MARKDOWN`. */
export const markdown = 1;

/** Numbers of `Schema.Object.NestingMode`. */
export const nestingMode = { single: 1, list: 2, set: 3, map: 4 } as const;

/** `Schema.Attribute`. It has a `type`, or attributes of its own in `nestedType`. */
export interface AttributeMessage {
  readonly name: string;
  readonly type?: Uint8Array | undefined;
  readonly description: string;
  readonly required: boolean;
  readonly optional: boolean;
  readonly computed: boolean;
  readonly sensitive: boolean;
  readonly descriptionKind: number;
  readonly nestedType?: NestedTypeMessage | undefined;
}

/** `Schema.Object`. */
export interface NestedTypeMessage {
  readonly attributes: readonly AttributeMessage[];
  readonly nesting: number;
}

const nestedType: Message<NestedTypeMessage, NestedTypeMessage> = message({
  attributes: repeated(
    embedded(1, {
      decode: (bytes) => attribute.decode(bytes),
      encode: (value) => attribute.encode(value),
    } satisfies Message<AttributeMessage, AttributeMessage>),
  ),
  nesting: enumeration(3),
});

const attribute: Message<AttributeMessage, AttributeMessage> = message({
  name: string(1),
  type: presence(bytes(2)),
  description: string(3),
  required: bool(4),
  optional: bool(5),
  computed: bool(6),
  sensitive: bool(7),
  descriptionKind: enumeration(8),
  nestedType: presence(embedded(10, nestedType)),
});

const block = message({
  attributes: repeated(embedded(2, attribute)),
  description: string(4),
  descriptionKind: enumeration(5),
});

export const schema = message({ version: int64(1), block: embedded(2, block) });
export type SchemaMessage = Encodable<typeof schema>;
