import type { upgradeResourceState as messages } from '../protocol/resource.js';
import type { Decoded, Encodable } from '../wire/protobuf/index.js';
import { Refusal } from './refusal.js';

/**
 * Takes over a stored state. One of the present version goes back as the JSON that came, unread: it may hold
 * numbers that parsing would round, and Terraform reads it by the schema itself.
 */
export function upgradeResourceState(
  resource: { readonly type: string; readonly version: number },
  request: Decoded<(typeof messages)['request']>,
): Encodable<(typeof messages)['response']> {
  if (request.version !== resource.version || request.rawState.json.length === 0) {
    throw new Refusal({
      summary: `The stored state has form ${request.version}, this provider reads form ${resource.version}`,
      detail: `Use the provider version that stored this ${resource.type}, or remove it from the state and import it again.`,
    });
  }
  return { upgradedState: { json: request.rawState.json } };
}
