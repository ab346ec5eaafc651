import type { EventView } from '../view/event.js';
import type { Message, Posted } from './post.js';

/** A kind of receiver: what it is told of, and in what form. */
export interface Target {
  /** Whether it gets what people are told of, or each step that a commit goes through. */
  readonly hears: 'news' | 'steps';
  /** Reads the files that it needs, anew each time. Undefined: nothing is to be said of this event. */
  message(event: EventView): Promise<Message | undefined>;
  /** Whether an answer means that it was taken. */
  accepts(answer: Posted): boolean;
}

export function isSuccess({ status }: Posted): boolean {
  return status >= 200 && status < 300;
}
