import type { Attributes } from '../definition/attribute.js';
import type { Context, DataSourceDefinition } from '../definition/resource.js';
import type { readDataSource as messages } from '../protocol/data-source.js';
import { type Block, checkKnown } from '../schema/index.js';
import { encodeMsgpack } from '../wire/msgpack/index.js';
import type { Decoded, Encodable } from '../wire/protobuf/index.js';
import { diagnosticMessages } from './diagnostics.js';

/** Looks something up. Terraform asks only once the whole configuration of it is known. */
export async function readDataSource<A extends Attributes, Client>(
  definition: DataSourceDefinition<A, Client>,
  block: Block<A>,
  request: Decoded<(typeof messages)['request']>,
  context: Context<Client>,
): Promise<Encodable<(typeof messages)['response']>> {
  const config = block.read(request.config);
  if (config === null)
    throw new TypeError(`Terraform sent no configuration for data source ${definition.type}`);
  const answer = await definition.read({ config: block.known(config) }, context);
  const state = answer.state === null ? null : block.write(answer.state, [config]);
  return {
    state: { msgpack: encodeMsgpack(state) },
    diagnostics: diagnosticMessages([...(answer.diagnostics ?? []), ...checkKnown(state)]),
  };
}
