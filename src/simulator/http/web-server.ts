import type { IncomingMessage } from 'node:http';
import { serverPage } from './html.js';
import type { Rendered } from './render.js';
import type { parseTarget } from './request.js';

const bodyMethods: readonly string[] = ['POST', 'PUT', 'PATCH'];
/** Parameters of OSM's one handler that the path always gives. */
const taken: readonly string[] = ['main_topic', 'version', 'topic'];

/** What OSM's web server answers by itself, before OSM sees the request; undefined for all the rest. */
export function answeredByServer(
  incoming: IncomingMessage,
  { query }: ReturnType<typeof parseTarget>,
): Rendered | undefined {
  const { method = '', url = '', headers } = incoming;
  if (!/^\/osm(\/|\?|$)/.test(url)) {
    return { status: 404, bytes: Buffer.alloc(0), headers: { 'Transfer-Encoding': 'chunked' } };
  }
  if (url === '/osm') {
    const location = `http://${headers.host ?? ''}/osm/`;
    return {
      ...page(301, 'Moved Permanently', `This resource has moved to ${location}`),
      headers: { Location: location },
    };
  }
  const hasLength = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
  if (bodyMethods.includes(method) && !hasLength) {
    return page(411, 'Length Required', 'Client must specify Content-Length');
  }
  const twice = taken.find((key) => query.has(key));
  return twice === undefined ? undefined : page(404, 'Not Found', `Multiple values for parameters: ${twice}`);
}

function page(status: number, reason: string, text: string): Rendered {
  const type = 'text/html;charset=utf-8';
  return { status, type, bytes: Buffer.from(serverPage(status, reason, text)), headers: {} };
}
