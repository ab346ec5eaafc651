import type { JsonObject } from '../../../provider/json/index.js';
import { canRead } from '../access/session.js';
import { compileFilter } from '../filters.js';
import { type Answer, data } from '../http/answer.js';
import type { Call } from '../http/router.js';
import type { Meta } from '../store/records.js';

/** Answers a list: what the session may read and the query's filter lets through. */
export function listAnswer<R extends { meta: Meta }>(
  { request, session, query }: Call,
  records: Iterable<R>,
  document: (record: R) => JsonObject,
): Answer {
  const passes = compileFilter(query, request.headers['query-string-format'] === 'yaml');
  const visible = [...records].filter((record) => canRead(session, record.meta));
  return data(200, visible.map(document).filter(passes));
}
