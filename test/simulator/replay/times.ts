import { isJsonObject, type Json, parseExact } from '../../../provider/json/index.js';
import type { Exchange } from '../recordings/exchanges.js';

/** Seconds between two requests that nothing else tells apart. */
const step = 0.001;

/**
 * When each exchange happened, in seconds since 1970. A recorded `at` knows whole seconds only while an operation took
 * 0.3 s, so the times inside the bodies refine it: a request that made something was sent when that was made, and a
 * request whose answer shows a time was sent after it. `waits` are pauses of the recording script that left no other
 * trace, by the number of the exchange before which they lie.
 */
export function timesOf(
  exchanges: readonly Exchange[],
  waits: ReadonlyMap<number, number>,
): readonly number[] {
  const madeAt = momentsOfCreation(exchanges);
  let last = 0;
  return exchanges.map((exchange) => {
    const date = Date.parse(exchange.response.headers['Date'] ?? '') / 1000;
    const shown = exchange.request.method === 'GET' ? latestTime(readJson(exchange), date + 1) : 0;
    const made = madeAt.get(idMade(exchange)) ?? 0;
    const earliest = Math.max(last + step, date, shown, made);
    last = earliest + (waits.get(exchange.seq) ?? 0);
    return last;
  });
}

/** The id of what a request made: of a token, a record or an operation. */
function idMade({ request, response }: Exchange): string {
  const body = request.method === 'GET' ? null : readJson({ response });
  if (!isJsonObject(body)) return '';
  const { id, _id, op_id } = body;
  return [op_id, id, _id].find((value) => typeof value === 'string') ?? '';
}

/** By the id of a record, an operation or (as `id:number`) an operation of an account: when it was made. */
function momentsOfCreation(exchanges: readonly Exchange[]): ReadonlyMap<string, number> {
  const moments = new Map<string, number>();
  for (const exchange of exchanges) collect(readJson(exchange), moments);
  return moments;
}

function collect(value: Json, moments: Map<string, number>): void {
  if (Array.isArray(value)) for (const item of value) collect(item, moments);
  if (!isJsonObject(value)) return;
  const { _id: id, _admin: admin, issued_at: issued, startTime } = value;
  if (typeof id !== 'string') return;
  const created = isJsonObject(admin) ? admin['created'] : undefined;
  for (const moment of [issued, startTime, created]) {
    if (typeof moment === 'number') moments.set(id, Math.min(moment, moments.get(id) ?? moment));
  }
  const operations = isJsonObject(admin) ? admin['operations'] : undefined;
  if (!Array.isArray(operations)) return;
  for (const [index, operation] of operations.entries()) {
    const start = isJsonObject(operation) ? operation['startTime'] : undefined;
    if (typeof start === 'number') moments.set(`${id}:${index}`, start);
  }
}

/** The latest time in a body that is not after `limit`; expiry dates are. */
function latestTime(value: Json, limit: number): number {
  if (typeof value === 'number') return value > 1_790_000_000 && value <= limit ? value : 0;
  const items = Array.isArray(value) ? value : isJsonObject(value) ? Object.values(value) : [];
  return items.reduce<number>((latest, item) => Math.max(latest, latestTime(item, limit)), 0);
}

function readJson({ response }: Pick<Exchange, 'response'>): Json {
  const isJson = response.headers['Content-Type']?.startsWith('application/json') ?? false;
  return isJson && response.body !== '' ? parseExact(response.body) : null;
}
