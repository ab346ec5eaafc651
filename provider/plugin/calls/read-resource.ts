import type { Attributes } from '../definition/attribute.js';
import type { Context, ResourceDefinition } from '../definition/resource.js';
import type { readResource as messages } from '../protocol/resource.js';
import { type Block, checkKnown } from '../schema/index.js';
import { encodeMsgpack } from '../wire/msgpack/index.js';
import type { Decoded, Encodable } from '../wire/protobuf/index.js';
import { diagnosticMessages } from './diagnostics.js';
import { decodePrivate, encodePrivate } from './private-state.js';

const nothingKept = new Uint8Array();

/** Refreshes the state of an object. An object that is gone, or was never there, gives null. */
export async function readResource<A extends Attributes, Client>(
  definition: ResourceDefinition<A, Client>,
  block: Block<A>,
  request: Decoded<(typeof messages)['request']>,
  context: Context<Client>,
): Promise<Encodable<(typeof messages)['response']>> {
  const current = block.read(request.currentState);
  if (current === null) return { newState: request.currentState, private: request.private };
  const answer = await definition.read(
    { state: block.known(current), private: decodePrivate(request.private) },
    context,
  );
  const state = answer.state === null ? null : block.write(answer.state, [current]);
  return {
    newState: { msgpack: encodeMsgpack(state) },
    // What is gone leaves nothing: Terraform would plan its successor with it.
    private: state === null ? nothingKept : encodePrivate(answer.private, request.private),
    diagnostics: diagnosticMessages([...(answer.diagnostics ?? []), ...checkKnown(state)]),
  };
}
