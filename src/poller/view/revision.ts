import { z } from 'zod';
import { line } from '../../../base/text/index.js';
import type { Revision } from '../types.js';

export const revisionSchema = z.object({
  commit: z.string().meta({ description: "The commit's id." }),
  ref: z.string().meta({ description: 'The ref that led to it.', examples: ['main', 'v1.2.3'] }),
  author: z.string().meta({ description: "The author's name." }),
  subject: z.string().meta({ description: 'The first line of the commit message.' }),
  committedAt: z.string().meta({ description: 'ISO 8601.' }),
});

export type RevisionView = z.infer<typeof revisionSchema>;

/** What of a revision is shown. The author's address is not: nobody needs it here. */
export function revisionView({ commit, ref, author, subject, committedAt }: Revision): RevisionView {
  return { commit, ref: line(ref), author: line(author.name), subject: line(subject), committedAt };
}

/** A commit's id as people write it. */
export function shortCommit(commit: string): string {
  return commit.slice(0, 8);
}
