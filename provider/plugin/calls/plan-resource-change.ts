import type { Attributes } from '../definition/attribute.js';
import type { Context, PlanAnswer, PlanRequest, ResourceDefinition } from '../definition/resource.js';
import type { planResourceChange as messages } from '../protocol/resource.js';
import { attributesForcingReplacement, type Block, checkPlan, planByDefault } from '../schema/index.js';
import { encodeMsgpack } from '../wire/msgpack/index.js';
import type { Decoded, Encodable } from '../wire/protobuf/index.js';
import { diagnosticMessages } from './diagnostics.js';
import { decodePrivate, encodePrivate } from './private-state.js';

/**
 * Plans the creation, change or deletion of an object. Terraform asks twice for a replacement: with the prior object, and then for the
 * new one with no prior object and, as `priorPrivate`, what the first answer gave as `plannedPrivate`. It asks
 * again before it applies; then the new object of a replacement comes without private state.
 */
export async function planResourceChange<A extends Attributes, Client>(
  definition: ResourceDefinition<A, Client>,
  block: Block<A>,
  request: Decoded<(typeof messages)['request']>,
  context: Context<Client>,
): Promise<Encodable<(typeof messages)['response']>> {
  const proposed = block.read(request.proposedNewState);
  const config = block.read(request.config);
  const prior = block.read(request.priorState);
  if (proposed === null || config === null) {
    const kept = { private: decodePrivate(request.priorPrivate) };
    const answer = prior && (await definition.planDestroy?.({ prior: block.known(prior), ...kept }, context));
    return {
      plannedState: request.proposedNewState,
      plannedPrivate: encodePrivate(answer?.private, request.priorPrivate),
      diagnostics: diagnosticMessages(answer?.diagnostics ?? []),
    };
  }
  const byDefault = planByDefault(block.shape, { config, prior, proposed });
  const answer = await plan(definition, context, {
    config: block.planned(config),
    prior: prior && block.known(prior),
    planned: block.planned(byDefault),
    private: decodePrivate(request.priorPrivate),
    applying: request.clientCapabilities.deferralAllowed,
  });
  const planned = block.write(
    answer.planned,
    prior === null ? [byDefault, config] : [byDefault, config, prior],
  );
  const forced = prior === null ? [] : attributesForcingReplacement(block.shape, prior, planned);
  const replace = new Set<string>(prior === null ? [] : [...forced, ...(answer.replace ?? [])]);
  return {
    plannedState: { msgpack: encodeMsgpack(planned) },
    requiresReplace: [...replace].map((attributeName) => ({ steps: [{ attributeName }] })),
    plannedPrivate: encodePrivate(answer.private, request.priorPrivate),
    diagnostics: diagnosticMessages([
      ...(answer.diagnostics ?? []),
      ...checkPlan(block.shape, config, prior, planned),
    ]),
  };
}

async function plan<A extends Attributes, Client>(
  definition: ResourceDefinition<A, Client>,
  context: Context<Client>,
  request: PlanRequest<A>,
): Promise<PlanAnswer<A>> {
  return definition.plan === undefined ? { planned: request.planned } : definition.plan(request, context);
}
