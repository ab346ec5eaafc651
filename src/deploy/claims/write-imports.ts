import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeSafely } from '../../../base/files/write-safely.js';
import { addressOf } from '../../constructs/address.js';
import { pathsFrom } from '../../constructs/declared-props.js';
import { adoptionBlocks, importBlocks } from '../../constructs/imports.js';
import type { Deployment } from '../../repository/index.js';
import { declaredObjects } from '../../repository/objects.js';
import type { Claim } from './claim.js';

/**
 * Puts `import` blocks of what is claimed beside the configuration, which is written before the state can be read, in the place of
 * those that were there.
 */
export async function writeImports(
  stackFolder: string,
  deployment: Deployment,
  claims: readonly Claim[],
): Promise<void> {
  const file = join(stackFolder, 'claims.tf.json');
  if (claims.length === 0) return rm(file, { force: true });
  const objects = declaredObjects(deployment);
  const names = { addressOf, pathOf: pathsFrom(deployment.root) };
  const blocks = [
    ...importBlocks(
      claims.filter(({ why }) => why !== 'adopt'),
      objects,
      names,
    ),
    ...adoptionBlocks(
      claims.filter(({ why }) => why === 'adopt'),
      objects,
      names,
    ),
  ];
  // Terraform reads texts in JSON as templates, and ids come from OSM.
  const literal = blocks.map(({ to, id }) => ({ to, id: id.replace(/[$%](?=\{)/g, '$&$&') }));
  await writeSafely(file, JSON.stringify({ import: literal }));
}
