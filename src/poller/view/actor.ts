import { z } from 'zod';
import type { Actor } from '../types.js';

export const actorSchema = z.object({
  via: z
    .enum(['socket', 'token'])
    .meta({ description: "How they came: by the poller's socket, which its owner has, or with a token." }),
});

/** Who did something, in words. */
export function describeActor({ via }: Actor): string {
  return via === 'socket' ? "the owner of the poller's socket" : 'somebody with the token';
}
