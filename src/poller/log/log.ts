import { pino } from 'pino';
import { escapeInJson, ours, type Shown } from '../../../base/text/index.js';
import type { PollerEvent } from '../types.js';
import { describeEvent } from '../view/describe-event.js';
import { eventView } from '../view/event.js';
import { type Severity, severities } from '../view/severity.js';
import { failureFields } from './failure-fields.js';
import { humanStream } from './human.js';
import type { LogSettings } from './settings.js';

export interface PollerLog {
  event(event: PollerEvent): void;
  /** Something of the poller itself, such as where it listens. */
  say(severity: Severity, message: string): void;
  /** A fault of the poller: what came, and, at the level `debug`, where it arose. */
  failure(what: string, error: unknown): void;
}

export interface LogOptions extends LogSettings {
  /** Whether people read it: a terminal. */
  readonly human: boolean;
  /** Takes whole lines, each with its line end. */
  readonly write: (lines: Shown) => void;
}

/**
 * The poller's log: a JSON document a line, or a line for people. What is in it was chosen field by field, so that
 * nothing gets there unseen: no values of parameters, no causes of errors.
 */
export function openLog({ level, human, write }: LogOptions): PollerLog {
  const destination = human
    ? humanStream(write)
    : { write: (line: string) => write(ours(escapeInJson(line))) };
  const logger = pino(
    {
      level,
      base: null,
      messageKey: 'message',
      timestamp: false,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination,
  );
  return {
    event(event) {
      const view = eventView(event);
      const { at, summary, ...fields } = view;
      // The figures alone: the resources of a large repository would make lines that log collectors cut.
      const { changes: _, ...figures } = summary ?? { changes: [] };
      const counted = summary && { summary: figures };
      logger[severities[view.kind]]({ time: at, ...fields, ...counted }, describeEvent(view));
    },
    say: (severity, message) => logger[severity]({ time: now() }, message),
    failure(what, error) {
      const fields = failureFields(error, logger.isLevelEnabled('debug'));
      logger.error({ time: now(), ...fields }, what);
    },
  };
}

function now(): string {
  return new Date().toISOString();
}
