import { execa } from 'execa';
import type { Place } from '../place.js';
import { gitEnvironment } from './environment.js';

/** A command on the mirror failed that must not fail on a sound one. */
export class MirrorDamaged extends Error {
  override readonly name = 'MirrorDamaged';
}

export interface PlumbingOptions {
  readonly signal: AbortSignal;
  /** Bytes of output above which the command is ended. */
  readonly maxBytes: number;
}

/**
 * Runs a local command of Git's on the mirror, whose output is bytes, and may have no end; undefined if it has more than
 * was allowed. simple-git gives texts alone, and waits for their end.
 */
export async function readMirror(
  place: Place,
  args: readonly string[],
  { signal, maxBytes }: PlumbingOptions,
): Promise<Uint8Array | undefined> {
  const result = await execa('git', [`--git-dir=${place.mirror}`, ...args], {
    ...mirrorOptions(place, signal),
    stdin: 'ignore',
    maxBuffer: maxBytes,
    reject: false,
  });
  if (result.isMaxBuffer) return undefined;
  signal.throwIfAborted();
  if (result.failed) {
    throw new MirrorDamaged(`git ${args[0]}: ${Buffer.from(result.stderr).toString()}`, { cause: result });
  }
  return result.stdout;
}

/** Options of execa for a command on the mirror. */
export function mirrorOptions(place: Place, signal: AbortSignal) {
  return {
    cwd: place.home,
    env: gitEnvironment(place),
    extendEnv: false,
    encoding: 'buffer',
    cancelSignal: signal,
  } as const;
}
