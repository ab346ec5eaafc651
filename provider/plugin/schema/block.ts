import type { Attributes, PlannedOf, StateOf } from '../definition/attribute.js';
import type { SchemaMessage } from '../protocol/schema.js';
import type { DynamicValue } from '../protocol/values.js';
import { decodeMsgpack } from '../wire/msgpack/index.js';
import { isValueMap, type Value, type ValueMap } from '../wire/value.js';
import { decodeBlock } from './decode.js';
import { deriveBlock } from './derive.js';
import { encodeBlock } from './encode.js';
import { schemaMessage } from './message.js';
import type { ObjectShape } from './shape.js';

/** The attributes of a provider, resource or data source: the way between Terraform's values and typed ones. */
export class Block<A extends Attributes> {
  readonly shape: ObjectShape;

  constructor(attributes: A) {
    this.shape = deriveBlock(attributes);
  }

  /** The schema that Terraform asks for. `description` is Markdown. */
  schema(version: number, description: string): SchemaMessage {
    return schemaMessage(this.shape, version, description);
  }

  /** The values in a message; `null` where there is no object. */
  read(message: DynamicValue): ValueMap | null {
    if (message.msgpack.length === 0) return null;
    const value = decodeMsgpack(message.msgpack, this.shape.type);
    return isValueMap(value) ? value : null;
  }

  /** Typed values in which nothing is unknown. */
  known(values: ValueMap): StateOf<A> {
    // `decodeBlock` follows the zod schemas from which this type comes.
    return decodeBlock(this.shape, values) as StateOf<A>;
  }

  /** Typed values of which any part may be unknown. */
  planned(values: ValueMap): PlannedOf<A> {
    return decodeBlock(this.shape, values) as PlannedOf<A>;
  }

  /** What a resource returned. `origins` are the values that it was given: see `encodeBlock`. */
  write(values: StateOf<A> | PlannedOf<A>, origins: readonly (Value | undefined)[]): ValueMap {
    return encodeBlock(
      this.shape,
      values,
      origins.filter((origin) => origin !== undefined),
    );
  }
}
