import { SessionTexts } from './session-texts.js';

/**
 * The objects that Terraform had refreshed in a session: they are in the state. Whoever plans a creation under the name
 * of one either replaces it, as it is tainted, or was renamed: the plan of a tainted object brings neither its prior
 * state nor its private state, so that nothing tells the two apart.
 */
export const inState = new SessionTexts();

/** How to get on when an object of the wanted name is in the state, but not as what the plan is about. */
export function remedyInState(id: string): string {
  return [
    'If the resource was renamed, declare that in a moved block (or terraform state mv).',
    'If it is tainted, take that back (terraform untaint ADDRESS) and, to have it replaced, plan with -replace=ADDRESS.',
    `If a replacement with create_before_destroy left it deposed, take it out of the state and import it (terraform state rm ADDRESS, terraform import ADDRESS ${id}).`,
  ].join(' ');
}

/**
 * The objects that were adopted in a session. A deletion in the same one is that of the object that they replace,
 * created first and deleted after: it must not take away what was just adopted.
 */
export const adopted = new SessionTexts();
