import { createHmac, type Hmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { equalSecrets } from '../equal-secrets.js';
import type { WebhookSettings } from '../settings.js';

export type HookProvider = WebhookSettings['provider'];

/**
 * The header that proves where a push comes from. GitHub and Bitbucket put `sha256=` before the HMAC-SHA-256 of the
 * body in hexadecimal, Gitea (and Forgejo) nothing; GitLab sends the secret itself.
 */
const headers = {
  github: 'x-hub-signature-256',
  gitlab: 'x-gitlab-token',
  gitea: 'x-gitea-signature',
  bitbucket: 'x-hub-signature',
} as const satisfies Record<HookProvider, string>;

/** What a sender calls a request that only tries the webhook. GitLab and Gitea try it with a push. */
const pings: Partial<Record<HookProvider, readonly [header: string, value: string]>> = {
  github: ['x-github-event', 'ping'],
  bitbucket: ['x-event-key', 'diagnostics:ping'],
};

/** Starts the sum over a body; every provider gets one, so that all take the same time. */
export function startSum(secret: string): Hmac {
  return createHmac('sha256', secret);
}

/** Whether the headers prove that the sender knows the secret. */
export function isProven(
  provider: HookProvider,
  given: IncomingHttpHeaders,
  sum: Hmac,
  secret: string,
): boolean {
  const hex = sum.digest('hex');
  const wanted = { github: `sha256=${hex}`, bitbucket: `sha256=${hex}`, gitea: hex, gitlab: secret }[
    provider
  ];
  return equalSecrets(textOf(given[headers[provider]]), wanted) && secret !== '';
}

export function isPing(provider: HookProvider, given: IncomingHttpHeaders): boolean {
  const [header, value] = pings[provider] ?? [];
  return header !== undefined && given[header] === value;
}

function textOf(header: string | readonly string[] | undefined): string {
  return typeof header === 'string' ? header : '';
}
