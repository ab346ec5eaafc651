import type { Diagnostic } from '../plugin/definition/index.js';
import type { NamedObject } from './plan-table.js';
import { SessionTexts } from './session-texts.js';

/**
 * The objects that were adopted in a session. A deletion in the same one is that of the object that they replace,
 * created first and deleted after: it must not take away what was just adopted.
 */
export const takenOver = new SessionTexts();

/** Tells that a replacement that creates first has come to nothing. */
export function notReplaced({ noun, name, id }: NamedObject): Diagnostic {
  return {
    severity: 'warning',
    summary: `The ${noun} '${name}' was not replaced`,
    detail: `OSM would not have two of its name at a time. With create_before_destroy and adopt_existing, ${id} was taken over and goes on. To have it replaced, take create_before_destroy out.`,
  };
}

/** Tells that a destruction takes an object out of the state only. */
export function leavesStateOnly({ noun, name, id }: NamedObject): Diagnostic {
  return {
    severity: 'warning',
    summary: `The ${noun} '${name}' leaves the state here, and nothing happens to it in OSM`,
    detail: `${id} stands at another address of the state as well.`,
  };
}
