import { isOsmopsError } from '../../provider/errors/index.js';
import { connectionFileSchema } from '../../provider/nbi/connection-file-schema.js';
import { readConnectionFile } from '../../provider/nbi/read-connection.js';
import { readRegularFile } from '../../provider/packages/read-regular-file.js';
import { maxYamlBytes, readYaml } from '../../provider/packages/yaml/index.js';
import { didYouMean } from './near-miss.js';
import type { Report } from './problem-list.js';

/**
 * Checks the connection file with the very code that the provider reads it with. What it says is dropped at once: a
 * deployment names the file, never its password.
 */
export async function checkConnectionFile(path: string, report: Report): Promise<void> {
  await warnOfUnknownConnectionKeys(path, report);
  try {
    await readConnectionFile(path);
  } catch (error) {
    if (!isOsmopsError(error)) throw error;
    const { line, column } = error.place;
    const at = line === undefined || column === undefined ? undefined : { line, column };
    report('error', error.code, `${error.message}.`, error.remedy, at);
  }
}

/** Warns of keys that nothing reads, never naming one: in `{password: a,b}` the half of a password is a key. */
async function warnOfUnknownConnectionKeys(path: string, report: Report): Promise<void> {
  const reading = await readRegularFile(path, maxYamlBytes);
  if (reading.refused !== undefined) return;
  const { root } = await readYaml(reading.content, 'later');
  if (root?.kind !== 'map') return;
  const known = Object.keys(connectionFileSchema.shape);
  for (const [name, { key }] of root.entries) {
    if (known.includes(name)) continue;
    const message = `Nothing reads the key that stands here${didYouMean(name, known) || '.'}`;
    report('warning', 'unknown-key', message, `The keys are: ${known.join(', ')}.`, key.at);
  }
}
