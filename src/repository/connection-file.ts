import { relative } from 'node:path';
import { readRegularFile } from '../../base/files/read-regular-file.js';
import { isOsmopsError } from '../../provider/errors/index.js';
import { connectionFileSchema } from '../../provider/nbi/connection-file-schema.js';
import { readConnectionFile } from '../../provider/nbi/read-connection.js';
import { locate, maxYamlBytes, readYaml, type YamlNode } from '../../provider/packages/yaml/index.js';
import { didYouMean } from './near-miss.js';
import { insideRepository } from './paths.js';
import type { Report } from './problem-list.js';

/**
 * Checks the connection file with the very code that the provider reads it with. What it says is dropped at once: a
 * deployment names the file, never its password.
 *
 * @param root Of the repository, if the file is its own and may name no file that is not.
 */
export async function checkConnectionFile(path: string, report: Report, root?: string): Promise<void> {
  const tree = await readTree(path);
  warnOfUnknownConnectionKeys(tree, report);
  try {
    const { caFile } = await readConnectionFile(path);
    if (root === undefined || caFile === undefined) return;
    const { refused } = await insideRepository(root, relative(root, caFile));
    if (refused === undefined) return;
    const remedy = 'Name a file inside the repository.';
    report('error', 'connection-invalid', `'caFile' ${refused}.`, remedy, tree && locate(tree, ['caFile']));
  } catch (error) {
    if (!isOsmopsError(error)) throw error;
    const { line, column } = error.place;
    const at = line === undefined || column === undefined ? undefined : { line, column };
    report('error', error.code, `${error.message}.`, error.remedy, at);
  }
}

/** Warns of keys that nothing reads, never naming one: in `{password: a,b}` the half of a password is a key. */
function warnOfUnknownConnectionKeys(tree: YamlNode | undefined, report: Report): void {
  if (tree?.kind !== 'map') return;
  const known = Object.keys(connectionFileSchema.shape);
  for (const [name, { key }] of tree.entries) {
    if (known.includes(name)) continue;
    const message = `Nothing reads the key that stands here${didYouMean(name, known) || '.'}`;
    report('warning', 'unknown-key', message, `The keys are: ${known.join(', ')}.`, key.at);
  }
}

async function readTree(path: string): Promise<YamlNode | undefined> {
  const reading = await readRegularFile(path, { maxBytes: maxYamlBytes, followsLinks: true });
  return reading.refused === undefined ? (await readYaml(reading.content, 'later')).root : undefined;
}
