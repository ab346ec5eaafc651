import { Refusal } from './refusal.js';

/** What a call that was given up says; Terraform shows it for each. */
export const stoppedSummary = 'Stopped before it was answered';

/**
 * Does what only asks and changes nothing, until the signal fires: then the call is answered at once, with a Refusal, whatever the
 * work still waits for. What comes of the work later is told to nobody.
 */
export async function untilStopped<T>(signal: AbortSignal, work: () => T | Promise<T>): Promise<T> {
  let leave = () => {};
  const stopped = new Promise<never>((_resolve, reject) => {
    const giveUp = () =>
      reject(new Refusal({ summary: stoppedSummary, detail: 'Nothing was changed by it.' }));
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp);
    leave = () => signal.removeEventListener('abort', giveUp);
  });
  try {
    return await Promise.race(signal.aborted ? [stopped] : [work(), stopped]);
  } finally {
    leave();
  }
}
