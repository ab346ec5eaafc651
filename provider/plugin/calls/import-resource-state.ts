import type { Attributes } from '../definition/attribute.js';
import type { Context, ResourceDefinition } from '../definition/resource.js';
import type { importResourceState as messages } from '../protocol/resource.js';
import { type Block, checkKnown } from '../schema/index.js';
import { encodeMsgpack } from '../wire/msgpack/index.js';
import type { Decoded, Encodable } from '../wire/protobuf/index.js';
import { diagnosticMessages } from './diagnostics.js';
import { encodePrivate } from './private-state.js';

const nothingKept = new Uint8Array();

/** Takes an existing object into the state. Terraform reads it right after. */
export async function importResourceState<A extends Attributes, Client>(
  definition: ResourceDefinition<A, Client>,
  block: Block<A>,
  request: Decoded<(typeof messages)['request']>,
  context: Context<Client>,
): Promise<Encodable<(typeof messages)['response']>> {
  const answer = await definition.import(request.id, context);
  const state = block.write(answer.state, []);
  return {
    importedResources: [
      {
        typeName: definition.type,
        state: { msgpack: encodeMsgpack(state) },
        private: encodePrivate(answer.private, nothingKept),
      },
    ],
    diagnostics: diagnosticMessages([...(answer.diagnostics ?? []), ...checkKnown(state)]),
  };
}
