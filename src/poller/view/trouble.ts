import { z } from 'zod';
import { line, mostOfMessage } from '../../../base/text/index.js';
import type { Trouble } from '../types.js';
import { describeWait } from './describe-event.js';
import { errorSchema } from './error.js';

export const troubleSchema = errorSchema.extend({
  remedy: errorSchema.shape.remedy.optional(),
  about: z.enum(['source', 'revision', 'poller', 'stopped']).meta({
    description:
      '`source`: the remote cannot be read, or what it has is refused. `revision`: the wanted revision cannot be planned or applied. `poller`: the poller cannot do its own work, as when its files cannot be written. `stopped`: nothing goes on.',
  }),
  since: z.string().meta({ description: 'Since when it has been so, ISO 8601.' }),
  commit: z.string().optional().meta({ description: 'The commit that it is about.' }),
  retryAt: z.string().optional().meta({ description: 'When it is tried again by itself, ISO 8601.' }),
  waitsFor: z.enum(['revision', 'person']).optional().meta({
    description: 'Whose doing is awaited if it is not tried again by itself.',
  }),
});

export type TroubleView = z.infer<typeof troubleSchema>;

export function troubleView({ message, remedy, place, ...trouble }: Trouble): TroubleView {
  return {
    ...trouble,
    message: line(message, mostOfMessage),
    ...(remedy !== undefined && { remedy: line(remedy, mostOfMessage) }),
    ...(place !== undefined && { place: line(place) }),
  };
}

const whats: Readonly<Record<Trouble['about'], string>> = {
  source: 'the remote cannot be read',
  revision: 'the revision failed',
  poller: 'the poller cannot do its work',
  stopped: 'it is stopped',
};

/** What it is, since when and of what code, with nothing of what a server or a file says. */
export function nameTrouble(trouble: Pick<TroubleView, 'about' | 'commit' | 'since' | 'code'>): string {
  const { about, commit, since, code } = trouble;
  const what = about === 'source' && commit !== undefined ? 'what was seen last is refused' : whats[about];
  return `${what} since ${since} [${code}]`;
}

/** The same with what happened, and what is awaited: `the remote cannot be read since 2026-01-01T10:00:00Z [git-unreachable]: ...`. */
export function describeTrouble(trouble: TroubleView): string {
  const { message, retryAt, waitsFor } = trouble;
  const then = retryAt === undefined ? describeWait(waitsFor) : `; again at ${retryAt}`;
  return `${nameTrouble(trouble)}: ${message}${then}`;
}
