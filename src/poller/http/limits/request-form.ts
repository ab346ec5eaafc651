import type { IncomingMessage } from 'node:http';
import { invalidRequest, type Refusal } from '../refusal.js';

/**
 * The refusal of a request whose path or host another server could read in another way than this one: a proxy that
 * publishes `/hooks/` alone would publish what it takes for a part of it. Undefined if there is nothing to refuse.
 */
export function refusalOfForm({ url = '', rawHeaders }: IncomingMessage): Refusal | undefined {
  const hosts = rawHeaders.filter(
    (_, index) => index % 2 === 1 && /^host$/i.test(rawHeaders[index - 1] ?? ''),
  );
  if (hosts.length > 1) return refuse('The request has two Host headers', 'Send one.');
  const [host] = hosts;
  if (host !== undefined && !hostForm.test(host)) {
    return refuse('The Host header is no host name or address', 'Send `HOST` or `HOST:PORT`.');
  }
  const absolute = /^https?:\/\/([^/?#]*)(.*)$/i.exec(url);
  if (absolute && absolute[1] !== host) {
    return refuse('The request is for another host than its Host header says', 'Send the path alone.');
  }
  const [path = ''] = (absolute ? absolute[2] || '/' : url).split('?', 1);
  return isNormalPath(path) ? undefined : refuse('The path is not in its normal form', normalForm);
}

const normalForm =
  "Write it without empty, '.' and '..' parts, without backslashes, and percent-encode nothing that can stand as it is.";

function refuse(message: string, remedy: string): Refusal {
  return invalidRequest(400, message, remedy);
}

/** A name, an IPv4 address or one of IPv6 in brackets, and perhaps a port. */
const hostForm = /^(?:[\w.-]{1,255}|\[[\da-f:.]{2,45}\])(?::\d{1,5})?$/i;

/** Tells whether every server reads a path as the same parts. */
export function isNormalPath(path: string): boolean {
  if (!path.startsWith('/')) return false;
  const parts = path.slice(1).split('/');
  return parts.every((part, index) => isNormalPart(part, index === parts.length - 1));
}

/** @param isLast The last one may be empty: a path that ends in `/`. */
function isNormalPart(part: string, isLast: boolean): boolean {
  if (part === '') return isLast;
  if (part === '.' || part === '..') return false;
  // What RFC 3986 lets stand in a part.
  if (!/^(?:[\w.~!$&'()*+,;=:@-]|%[\da-f]{2})*$/i.test(part)) return false;
  const decoded = decoding(part);
  if (decoded === undefined || /\p{Cc}/u.test(decoded)) return false;
  const encoded = Array.from(part.matchAll(/%(..)/g), ([, hex = '']) => Number.parseInt(hex, 16));
  // What can stand as it is would have two forms, and a slash would end a part elsewhere.
  return !encoded.some((code) => /[\w.~/\\-]/.test(String.fromCharCode(code)));
}

function decoding(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
