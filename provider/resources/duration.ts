import { z } from 'zod';

const unitMs = { h: 3_600_000, m: 60_000, s: 1_000 } as const;
const pattern = /^(?=.)(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/;

/** A length of time as Terraform writes it, whole numbers with units: `90m`, `1h30m`, `45s`. */
export const duration = z.string().regex(pattern, 'must be a length of time such as 90m, 1h30m or 45s');

/** Milliseconds of a text that {@link duration} accepts. */
export function durationMs(text: string): number {
  const [, hours = '0', minutes = '0', seconds = '0'] = pattern.exec(text) ?? [];
  return Number(hours) * unitMs.h + Number(minutes) * unitMs.m + Number(seconds) * unitMs.s;
}

/**
 * How long an operation is awaited unless the provider block or the instance says otherwise. Generous: a deployment takes long,
 * and goes on in OSM whether it is awaited or not.
 */
export const defaultTimeout = '2h';
