import type { OsmopsError } from '../../../provider/errors/index.js';
import { type Clock, isoTime } from '../clock.js';
import type { HistoryEntry, PollerEvent } from '../types.js';
import type { LineLog } from './line-log.js';

/** An event without what the journal adds. */
export type Happening = PollerEvent extends infer Event
  ? Event extends PollerEvent
    ? Omit<Event, 'at' | 'repository'>
    : never
  : never;

/** Tells what happens to one repository, and keeps it on disk. */
export interface Journal {
  emit(happening: Happening): void;
  record(entry: HistoryEntry): Promise<void>;
  events(): Promise<readonly PollerEvent[]>;
  history(): Promise<readonly HistoryEntry[]>;
}

export interface JournalOptions {
  readonly repository: string;
  readonly clock: Clock;
  readonly eventLog: LineLog<PollerEvent>;
  readonly historyLog: LineLog<HistoryEntry>;
  /** Told of every event. Must not throw. */
  readonly onEvent: (event: PollerEvent) => void;
}

export function createJournal({ repository, clock, eventLog, historyLog, onEvent }: JournalOptions): Journal {
  return {
    emit(happening) {
      const event: PollerEvent = { ...happening, at: isoTime(clock.now()), repository };
      onEvent(event);
      // A disk that takes no log takes no memory either, and that failure is told and tried again.
      void eventLog.append(storable(event)).catch(() => undefined);
    },
    record: (entry) => historyLog.append(entry),
    events: () => eventLog.read(),
    history: () => historyLog.read(),
  };
}

/** The message of an error is no member that JSON would write. */
function storable(event: PollerEvent): PollerEvent {
  return 'error' in event ? { ...event, error: plainError(event.error) } : event;
}

function plainError(error: OsmopsError): OsmopsError {
  const { name, message, code, remedy, place } = error;
  return Object.assign(Object.create(null), { name, message, code, remedy, place });
}
