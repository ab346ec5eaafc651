import { stripVTControlCharacters } from 'node:util';
import type { TerraformEvent } from './events.js';

/** The id of the object whose creation an event reports as complete. */
export function createdIn(event: TerraformEvent): string | undefined {
  if (event.type !== 'apply_complete') return undefined;
  const { action, id_key: key, id_value: id } = event.hook;
  return action === 'create' && key === 'id' ? id : undefined;
}

/** The same from a line of Terraform's output for people, such as `osm_ns_instance.a: Creation complete after 1s [id=b]`. */
export function createdInLine(line: string): string | undefined {
  return /: Creation complete after \S+ \[id=([^[\]]+)\]$/.exec(stripVTControlCharacters(line))?.[1];
}
