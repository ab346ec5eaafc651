import { constants } from 'node:os';
import { OsmopsError } from '../../../provider/errors/index.js';
import type { ExitCode } from '../exit-codes.js';

const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
export type StopSignal = (typeof stopSignals)[number];

/** What the person or the service manager asks for while a command runs. */
export interface StopRequests {
  /** Fired by the first signal: end well. */
  readonly signal: AbortSignal;
  /** Fired by the second one: end now. */
  readonly forceSignal: AbortSignal;
  /** The first signal; undefined if there was none. */
  received(): StopSignal | undefined;
}

/** Where signals come from: `process`, as a rule. */
export interface SignalSource {
  on(signal: StopSignal, listener: (signal: StopSignal) => void): unknown;
}

/** Turns the signals that end a program into requests to stop. */
export function listenForStop(source: SignalSource): StopRequests {
  const gentle = new AbortController();
  const forced = new AbortController();
  let first: StopSignal | undefined;
  const onSignal = (signal: StopSignal) => {
    (first === undefined ? gentle : forced).abort();
    first ??= signal;
  };
  for (const signal of stopSignals) source.on(signal, onSignal);
  return {
    signal: gentle.signal,
    forceSignal: forced.signal,
    received: () => first,
  };
}

/** What a shell makes of a program that a signal ended: 130 for SIGINT. */
export function exitCodeOf(signal: NodeJS.Signals): ExitCode {
  return 128 + constants.signals[signal];
}

/** The exit code of a command that was told to stop; undefined if it was not. */
export function stoppedExitCode({ received }: StopRequests): ExitCode | undefined {
  const signal = received();
  return signal && exitCodeOf(signal);
}

/** The error of work that was stopped before it began to change anything. */
export function cancelledError(message: string): OsmopsError {
  return new OsmopsError({
    code: 'cancelled',
    message,
    remedy: 'Nothing was changed. Run it again when you want it.',
  });
}
