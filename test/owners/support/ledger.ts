import type { RecordedRequest } from '../../support/recording-proxy.js';

/** Who made and changed what in OSM, by what each of them asked for on the way there. */
export interface Ledger {
  /** Takes in what somebody has asked for since. */
  note(who: string, requests: readonly RecordedRequest[]): void;
  /** A person let somebody take over an instance as it is: whatever was done with it until then is known. */
  allow(who: string, id: string): void;
  /** What nobody may do: whatever was changed or destroyed by one who does not own it. */
  readonly wrongs: readonly string[];
}

/** An instance belongs to whoever created it or was allowed to take it over. */
export function openLedger(): Ledger {
  const owners = new Map<string, Set<string>>();
  /** Whose the last operation of an instance was. */
  const last = new Map<string, string>();
  /** Who was allowed to take an instance over since its last operation. */
  const allowed = new Map<string, Set<string>>();
  const taken = new Map<string, number>();
  const wrongs: string[] = [];

  function judge(who: string, { method, path, body, status = 500, answer }: RecordedRequest): void {
    const [route = ''] = path.split('?');
    if (method === 'POST' && route.endsWith('/ns_instances_content')) {
      const id = /"id":\s*"([0-9a-f-]{36})"/.exec(answer)?.[1];
      if (id === undefined) return;
      owners.set(id, new Set([who]));
      last.set(id, who);
      allowed.delete(id);
      return;
    }
    const [, id = '', action = ''] =
      /\/ns_instances(?:_content)?\/([0-9a-f-]{36})(?:\/(\w+))?$/.exec(route) ?? [];
    if (id === '' || !['POST', 'DELETE', 'PATCH', 'PUT'].includes(method)) return;
    const what = `${who}: ${method} ${action} of ${id} ${body.toString('utf8').slice(0, 120)}`;
    if (!owners.get(id)?.has(who)) wrongs.push(`${what}, which is not its own`);
    const destroys = method === 'DELETE' || action === 'terminate';
    if (destroys && last.get(id) !== who && !allowed.get(id)?.has(who)) {
      wrongs.push(`${what}, which ${last.get(id)} changed last`);
    }
    // What OSM refused has changed nothing.
    if (destroys || status >= 400) return;
    last.set(id, who);
    allowed.delete(id);
  }

  return {
    note(who, requests) {
      for (const request of requests.slice(taken.get(who) ?? 0)) judge(who, request);
      taken.set(who, requests.length);
    },
    allow(who, id) {
      owners.set(id, new Set([...(owners.get(id) ?? []), who]));
      allowed.set(id, new Set([...(allowed.get(id) ?? []), who]));
    },
    wrongs,
  };
}
