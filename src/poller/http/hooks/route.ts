import { randomBytes } from 'node:crypto';
import { readSecretFile } from '../../../../base/files/read-secret.js';
import type { PollerControl } from '../../types.js';
import { jsonAnswer } from '../answer.js';
import { operations } from '../operations.js';
import { limitedBody } from '../read-body.js';
import { refusedRequest } from '../refusal.js';
import type { Route } from '../route.js';
import type { WebhookSettings } from '../settings.js';
import { isPing, isProven, startSum } from './signature.js';

/** GitHub sends no more. Nothing of it is kept: the body is summed up as it comes. */
const maxBytes = 25 * 1024 * 1024;

/** A repository's webhook; `secretFile` is absolute. */
export interface Hook extends WebhookSettings {
  readonly repository: string;
}

/**
 * Where a Git server tells of pushes. What it says of them is not read: the repository is looked at, no more. A name
 * that nobody watches takes the same steps as a wrong signature, with another repository's secret, and gets the same answer.
 */
export function hookRoute(
  hooks: readonly Hook[],
  control: Pick<PollerControl, 'wake'>,
  onFailure: (error: unknown) => void,
): Route {
  return {
    ...operations.hook,
    handle: async ({ params, request }) => {
      const hook = hooks.find(({ repository }) => repository === params['name']);
      const { provider, secretFile } = hook ?? hooks[0] ?? { provider: 'github' };
      const secret = await secretOf(secretFile, onFailure);
      const sum = startSum(secret);
      for await (const piece of limitedBody(request, maxBytes)) sum.update(piece);
      const proven = isProven(provider, request.headers, sum, secret);
      if (!proven || hook === undefined) throw unproven();
      if (isPing(provider, request.headers)) return jsonAnswer(200, { status: 'pong' });
      control.wake(hook.repository);
      return jsonAnswer(202, { status: 'woken' });
    },
  };
}

/** A secret that cannot be read is one that nobody knows; whoever runs the poller hears of it. */
async function secretOf(file: string | undefined, onFailure: (error: unknown) => void): Promise<string> {
  const unknown = () => randomBytes(32).toString('hex');
  if (file === undefined) return unknown();
  return readSecretFile(file).catch((error: unknown) => {
    onFailure(error);
    return unknown();
  });
}

function unproven() {
  return refusedRequest(
    403,
    'There is no such webhook, or the signature is missing or wrong',
    "Set the repository's `webhook` in the poller's configuration, and the same secret at the Git server.",
  );
}
