import type { Attributes } from '../definition/attribute.js';
import type { ProviderDefinition, ProviderEnvironment } from '../definition/provider.js';
import type { DynamicValue } from '../protocol/values.js';
import type { Block } from '../schema/index.js';
import { fingerprint, isWhollyKnown } from '../wire/value.js';
import { Refusal } from './refusal.js';

/** A provider block, read. */
export interface ProviderConfig<Client> {
  /** The same for equal blocks. Holds the block's values: never to be shown. */
  readonly key: string;
  configure(environment: ProviderEnvironment): Promise<Client>;
}

/** Reads a provider block. Throws a Refusal if a part of it is not known yet. */
export function readProviderConfig<A extends Attributes, Client>(
  definition: ProviderDefinition<A, Client>,
  block: Block<A>,
  message: DynamicValue,
): ProviderConfig<Client> {
  const values = block.read(message) ?? new Map();
  for (const [attribute, value] of values) {
    if (!isWhollyKnown(value)) {
      throw new Refusal({
        summary: 'The provider block depends on something that does not exist yet',
        detail: `The value of ${attribute} is known only after apply. Give it a value that is known when planning, or apply what it depends on first, with -target.`,
        attribute: [attribute],
      });
    }
  }
  return {
    key: fingerprint(block.shape.type, values),
    configure: (environment) => definition.configure(block.known(values), environment),
  };
}
