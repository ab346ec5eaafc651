import { z } from 'zod';
import { parseAddress } from '../../../provider/nbi/address.js';
import { path, pathMark } from '../path-setting.js';

const text = z.string('must be a text').min(1, 'must not be empty');

const listen = text.transform((value, context) => {
  const address = /:\d+$/.test(value) ? parseAddress(value) : undefined;
  if (address !== undefined) return address;
  context.addIssue({ code: 'custom', message: 'must be host:port, such as 127.0.0.1:8080' });
  return z.NEVER;
});

/** The key `http` of the poller's configuration. `tokenFile` is as written: its reader makes it absolute. */
export const httpSettings = z.strictObject({
  listen: listen.prefault('127.0.0.1:8080').meta({
    description: 'Where the HTTP server listens. Beyond this computer only together with `tokenFile`.',
  }),
  tokenFile: path.optional().meta({
    description: 'File with the bearer token for whatever changes something, re-read at each use.',
  }),
});

export type HttpSettings = z.infer<typeof httpSettings>;

/** The key `webhook` of a repository. `secretFile` is as written: its reader makes it absolute. */
export const webhookSettings = z.strictObject({
  provider: z
    .enum(['github', 'gitlab', 'gitea', 'bitbucket'], 'must be github, gitlab, gitea or bitbucket')
    .meta({ description: 'Whose pushes come to `/hooks/NAME`.' }),
  secretFile: path.meta({
    ...pathMark,
    description: "File with the webhook's secret (GitLab: its token), re-read at each use.",
  }),
});

export type WebhookSettings = z.infer<typeof webhookSettings>;
