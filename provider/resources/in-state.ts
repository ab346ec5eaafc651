/** The ids that were refreshed, by session. */
const refreshed = new WeakMap<object, Set<string>>();

/** Notes that an object is in the state: Terraform had it refreshed in this session. */
export function noteInState(session: object, id: string): void {
  refreshed.set(session, (refreshed.get(session) ?? new Set()).add(id));
}

/**
 * Tells whether an object is in the state, as far as this session knows: whoever plans a creation under its name does
 * so to replace it. The plan of a tainted object brings neither its prior state nor its private state, so that this is
 * the only way to know it.
 */
export function isInState(session: object, id: string): boolean {
  return refreshed.get(session)?.has(id) ?? false;
}
