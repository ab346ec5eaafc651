import type { TerraformEvent } from './events.js';

/** The id of the object whose creation an event reports as complete. */
export function createdIn(event: TerraformEvent): string | undefined {
  if (event.type !== 'apply_complete') return undefined;
  const { action, id_key: key, id_value: id } = event.hook;
  return action === 'create' && key === 'id' ? id : undefined;
}
