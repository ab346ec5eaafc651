import { z } from 'zod';

/** Longest quotation of OSM, in UTF-16 code units. */
const maxLength = 500;

const errorBody = z.object({ code: z.string(), detail: z.string() });

export interface Explanation {
  /** OSM's own code, such as `CONFLICT`; `HTTP` for a body that is no error of OSM's. */
  readonly code: string;
  readonly detail: string;
}

const foreign = 'HTTP';

/** Tells whether OSM itself explained the error, not a web server or proxy on the way. */
export function isOfOsm({ code }: Explanation): boolean {
  return code !== foreign;
}

/**
 * What the body of an error says: OSM's code and its detail on one line, cut to 500 characters. A page of
 * HTML, as OSM's web server or a proxy makes it, is summed up: it holds tracebacks.
 */
export function explain(body: Uint8Array, hide: (text: string) => string): Explanation {
  const text = Buffer.from(body).toString('utf8').trim();
  if (text === '') return { code: foreign, detail: 'no explanation' };
  if (text.startsWith('<')) return { code: foreign, detail: `an HTML page of ${body.byteLength} bytes` };
  const parsed = errorBody.safeParse(parseJson(text));
  if (!parsed.success)
    return { code: foreign, detail: `${body.byteLength} bytes that are no error of OSM's` };
  return { code: oneLine(hide(parsed.data.code)), detail: oneLine(hide(parsed.data.detail)) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function oneLine(text: string): string {
  const line = text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
  return line.length > maxLength ? `${line.slice(0, maxLength - 1)}…` : line;
}
