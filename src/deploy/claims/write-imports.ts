import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addressOf } from '../../constructs/address.js';
import { pathsFrom } from '../../constructs/declared-props.js';
import { importBlocks } from '../../constructs/imports.js';
import type { Deployment } from '../../repository/index.js';
import { declaredObjects } from '../../repository/objects.js';
import type { Claim } from './claim.js';

/** Puts `import` blocks beside the configuration, which is written before the state can be read. */
export async function writeImports(
  stackFolder: string,
  deployment: Deployment,
  claims: readonly Claim[],
): Promise<void> {
  if (claims.length === 0) return;
  const blocks = importBlocks(claims, declaredObjects(deployment), {
    addressOf,
    pathOf: pathsFrom(deployment.root),
  });
  await writeFile(join(stackFolder, 'claims.tf.json'), JSON.stringify({ import: blocks }), { mode: 0o600 });
}
