import type { Attributes } from '../definition/attribute.js';
import type { Diagnostic } from '../definition/diagnostic.js';
import type { Applied, Context, ResourceDefinition } from '../definition/resource.js';
import type { applyResourceChange as messages } from '../protocol/resource.js';
import { type Block, checkApplied, checkKnown, withoutUnknown } from '../schema/index.js';
import { encodeMsgpack } from '../wire/msgpack/index.js';
import type { Decoded, Encodable } from '../wire/protobuf/index.js';
import type { ValueMap } from '../wire/value.js';
import { diagnosticMessages, hasErrors } from './diagnostics.js';
import { decodePrivate, encodePrivate } from './private-state.js';

type Request = Decoded<(typeof messages)['request']>;
type Response = Encodable<(typeof messages)['response']>;

/** Creates, changes or deletes an object. After an exception the state is what it was before. */
export async function applyResourceChange<A extends Attributes, Client>(
  definition: ResourceDefinition<A, Client>,
  block: Block<A>,
  request: Request,
  context: Context<Client>,
  explain: (error: unknown) => Diagnostic,
): Promise<Response> {
  try {
    const planned = block.read(request.plannedState);
    return planned === null
      ? await remove(definition, block, request, context)
      : await change(definition, block, planned, request, context);
  } catch (error) {
    return {
      newState: request.priorState,
      private: request.plannedPrivate,
      diagnostics: diagnosticMessages([explain(error)]),
    };
  }
}

async function remove<A extends Attributes, Client>(
  definition: ResourceDefinition<A, Client>,
  block: Block<A>,
  request: Request,
  context: Context<Client>,
): Promise<Response> {
  const prior = block.read(request.priorState);
  if (prior === null) return { newState: request.plannedState };
  const diagnostics = await definition.delete(
    { prior: block.known(prior), private: decodePrivate(request.plannedPrivate) },
    context,
  );
  const kept = hasErrors(diagnostics);
  return {
    newState: kept ? request.priorState : request.plannedState,
    private: kept ? request.plannedPrivate : undefined,
    diagnostics: diagnosticMessages(diagnostics),
  };
}

async function change<A extends Attributes, Client>(
  definition: ResourceDefinition<A, Client>,
  block: Block<A>,
  planned: ValueMap,
  request: Request,
  context: Context<Client>,
): Promise<Response> {
  const prior = block.read(request.priorState);
  const config = block.read(request.config) ?? planned;
  const wanted = {
    config: block.known(config),
    planned: block.planned(planned),
    private: decodePrivate(request.plannedPrivate),
  };
  const applied: Applied<A> =
    prior === null
      ? await definition.create(wanted, context)
      : await definition.update({ ...wanted, prior: block.known(prior) }, context);
  const state = block.write(applied.state, prior === null ? [planned, config] : [planned, config, prior]);
  const diagnostics = withContract(applied.diagnostics ?? [], block, planned, state);
  return {
    newState: { msgpack: encodeMsgpack(withoutUnknown(state)) },
    private: encodePrivate(applied.private, request.plannedPrivate),
    diagnostics: diagnosticMessages(diagnostics),
  };
}

/** A resource that failed may return what it likes: the failure is what people must see. */
function withContract<A extends Attributes>(
  diagnostics: readonly Diagnostic[],
  block: Block<A>,
  planned: ValueMap,
  state: ValueMap,
): readonly Diagnostic[] {
  if (hasErrors(diagnostics)) return diagnostics;
  return [...diagnostics, ...checkKnown(state), ...checkApplied(block.shape, planned, state)];
}
