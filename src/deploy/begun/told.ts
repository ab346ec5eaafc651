import { maxOwnBytes, readText } from '../../../base/files/read-regular-file.js';
import type { TerraformEvent } from '../../terraform/index.js';
import { parseEvent } from '../../terraform/run/events.js';
import type { BegunRecord } from './record.js';

/** Notes the id of an object whose creation Terraform reports as complete. */
export function learnFrom(event: TerraformEvent, record: BegunRecord): void {
  if (event.type !== 'apply_complete') return;
  const { action, resource, id_key: key, id_value: id } = event.hook;
  if (action === 'create' && key === 'id' && id !== undefined) record.learn(resource.addr, id);
}

/** The same from the output that a Terraform which outlived its osmops left in a file. */
export async function learnFromOutput(file: string, record: BegunRecord): Promise<void> {
  if (record.entries.length === 0) return;
  // It only tells sooner and more surely what OSM is asked for anyway.
  const text = await readText(file, { maxBytes: maxOwnBytes }).catch(() => '');
  for (const line of text.split('\n')) learnFrom(parseEvent(line), record);
}
