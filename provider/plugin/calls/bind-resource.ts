import type { Resource } from '../definition/define.js';
import type { Diagnostic } from '../definition/diagnostic.js';
import type { Context } from '../definition/resource.js';
import type * as messages from '../protocol/resource.js';
import { Block } from '../schema/index.js';
import type { Decoded } from '../wire/protobuf/index.js';
import { applyResourceChange } from './apply-resource-change.js';
import { importResourceState } from './import-resource-state.js';
import { planResourceChange } from './plan-resource-change.js';
import { readResource } from './read-resource.js';
import { upgradeResourceState } from './upgrade-resource-state.js';
import { validateConfig } from './validate.js';

type Request<M extends { request: unknown }> = Decoded<M['request']>;

/** A resource whose calls are ready to be answered. */
export type BoundResource<Client> = ReturnType<typeof bindResource<Client>>;

/** Derives what a resource needs to answer Terraform's calls. Throws a TypeError on attributes Terraform has no type for. */
export function bindResource<Client>(resource: Resource<Client>, explain: (error: unknown) => Diagnostic) {
  return resource.visit((definition) => {
    const block = new Block(definition.attributes);
    return {
      schema: block.schema(definition.version, definition.description),
      validate: (request: Request<typeof messages.validateResourceConfig>) =>
        validateConfig(block, request, (config) => definition.validate?.(config) ?? []),
      upgrade: (request: Request<typeof messages.upgradeResourceState>, session: object) => {
        definition.stored?.(Buffer.from(request.rawState.json).toString(), session);
        return upgradeResourceState(definition, request);
      },
      read: (request: Request<typeof messages.readResource>, context: Context<Client>) =>
        readResource(definition, block, request, context),
      plan: (request: Request<typeof messages.planResourceChange>, context: Context<Client>) =>
        planResourceChange(definition, block, request, context),
      apply: (request: Request<typeof messages.applyResourceChange>, context: Context<Client>) =>
        applyResourceChange(definition, block, request, context, explain),
      import: (request: Request<typeof messages.importResourceState>, context: Context<Client>) =>
        importResourceState(definition, block, request, context),
    };
  });
}
