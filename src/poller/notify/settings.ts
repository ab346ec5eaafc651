import { z } from 'zod';
import { path, pathMark } from '../path-setting.js';
import { fieldNames, unknownFields } from './template.js';

const text = z.string('must be a text').min(1, 'must not be empty');

const urlFile = path.meta({
  ...pathMark,
  description:
    'File with the address to post to, re-read at each use. The address itself is taken for a secret.',
});

const template = text
  .refine((value) => unknownFields(value).length === 0, {
    error: ({ input }) =>
      `has fields that do not exist: ${unknownFields(String(input)).join(', ')}; there are: ${fieldNames.join(', ')}`,
  })
  .optional()
  .meta({
    description:
      'What is posted, with `{{field}}` for a value of the event. A JSON document stays one. Left out: all fields as JSON.',
  });

const apiUrl = z
  .url({ protocol: /^https$/, error: 'must be an https address' })
  .optional()
  .meta({ description: "The API's address. Left out: derived from the repository's address." });

const tokenFile = path.meta({ ...pathMark, description: 'File with the access token, re-read at each use.' });

const project = text.optional().meta({
  description: "The project's path, such as `owner/name`. Left out: derived from the repository's address.",
});

/** One entry of a repository's `notifications`. Files are as written: their reader makes them absolute. */
export const notificationSettings = z.discriminatedUnion(
  'type',
  [
    z.strictObject({ type: z.literal('webhook'), urlFile, template }),
    z.strictObject({ type: z.literal('slack'), urlFile }),
    z.strictObject({ type: z.literal('teams'), urlFile }),
    z.strictObject({ type: z.literal('github-status'), tokenFile, apiUrl, project }),
    z.strictObject({ type: z.literal('gitlab-status'), tokenFile, apiUrl, project }),
  ],
  'must have a type: webhook, slack, teams, github-status or gitlab-status',
);

export type NotificationSettings = z.infer<typeof notificationSettings>;
