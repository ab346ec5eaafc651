import type { AccountRecord } from '../../nbi/index.js';
import type { Diagnostic } from '../../plugin/definition/index.js';

/** Warns, when an account comes into the state, of a login in its address: it is in no state and no declaration. */
export function loginKept(noun: string, { id, name, holdsLogin }: AccountRecord): readonly Diagnostic[] {
  if (!holdsLogin) return [];
  return [
    {
      severity: 'warning',
      summary: `The address of the ${noun} '${name}' holds a password, which is left out of the state`,
      detail: `Declare the address without user and password. OSM keeps both in ${id} until the address is changed or the ${noun} is replaced: then they are lost, and have to be set in OSM again.`,
    },
  ];
}
