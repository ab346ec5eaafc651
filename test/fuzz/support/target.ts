import type fc from 'fast-check';
import { isOsmopsError } from '../../../provider/errors/index.js';

/** Something that reads from outside, and what must hold whatever it is given. */
export interface FuzzTarget {
  readonly name: string;
  /** Runs in the gate; the long tier goes on as long as it is told to. */
  readonly runs: number;
  readonly property: fc.IRawProperty<unknown>;
}

/** Stands for every secret that an input holds. */
export const canary = 'CANARY-4f2d';

/** How long a message and a remedy may be together, in code units, whatever the input quotes. */
const longestError = 20_000;

/**
 * Runs something that may refuse its input. Throws unless it resolves or the refusal is an OsmopsError that is bounded and holds no
 * secret. The result is undefined if it was refused.
 */
export async function readOrRefused<T>(read: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (!isOsmopsError(error)) throw error;
    requireFit(`${error.code} ${error.message} ${error.remedy} ${JSON.stringify(error.place)}`);
    return undefined;
  }
}

/** Throws if a text that is told to somebody holds a secret, or is longer than anybody reads. */
export function requireFit(text: string): void {
  if (text.includes(canary)) throw new Error(`a secret is told: ${text.slice(0, 500)}`);
  if (text.length > longestError) throw new Error(`${text.length} characters are told`);
}
