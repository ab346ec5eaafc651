import { z } from 'zod';
import { sentence } from '../../../base/text/index.js';
import type { Answer } from '../http/transport.js';
import { describeBody } from './describe-body.js';

/** Longest quotation of OSM, in UTF-16 code units. */
const maxLength = 500;

const errorBody = z.object({ code: z.string(), detail: z.string() });

export interface Explanation {
  /** Whether OSM itself explained the error, not a web server or proxy on the way. */
  readonly isOfOsm: boolean;
  /** OSM's own code, such as `CONFLICT`; `HTTP` for a body that is no error of OSM's. */
  readonly code: string;
  readonly detail: string;
}

/**
 * What the body of an error says: OSM's code and its detail on one line, cut to 500 characters. What is no
 * error of OSM's is described and not quoted. `hide` takes secrets out of a text.
 */
export function explain(answer: Answer, hide: (text: string) => string): Explanation {
  const parsed = errorBody.safeParse(parseJson(Buffer.from(answer.body).toString('utf8')));
  if (!parsed.success) return { isOfOsm: false, code: 'HTTP', detail: describeBody(answer, hide) };
  const { code, detail } = parsed.data;
  return { isOfOsm: true, code: sentence(hide(code), maxLength), detail: sentence(hide(detail), maxLength) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
