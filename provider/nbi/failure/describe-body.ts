import { sentence } from '../../../base/text/index.js';
import type { Answer } from '../http/transport.js';

/** Longest quotation of a title or header, in UTF-16 code units. */
const maxLength = 80;

/**
 * What an answer's body is that is not as OSM makes them, so that a person recognises who answered: kind,
 * length, the title of a page and the name of the web server. Nothing else of a page is quoted: OSM's own hold
 * tracebacks. `hide` takes secrets out of a text.
 */
export function describeBody({ headers, body }: Answer, hide: (text: string) => string): string {
  const quote = (text: string) => sentence(hide(text), maxLength);
  const { server } = headers;
  return `${kindOf(body, quote(headers['content-type'] ?? ''), quote)}${server === undefined ? '' : ` from ${quote(String(server))}`}`;
}

function kindOf(body: Uint8Array, type: string, quote: (text: string) => string): string {
  const size = body.byteLength;
  if (size === 0) return 'an empty body';
  const text = Buffer.from(body).toString('utf8').trimStart();
  if (!text.startsWith('<')) return `${size} bytes of ${type || 'an unknown type'}`;
  const title = /<title>([^<]*)<\/title>/i.exec(text)?.[1];
  return title === undefined
    ? `an HTML page of ${size} bytes`
    : `an HTML page '${quote(title)}' of ${size} bytes`;
}
