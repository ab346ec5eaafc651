import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readPackage } from '../../../provider/packages/index.js';
import type { Deployment } from '../../repository/index.js';

/** A digest of the provider's program and of the content of all packages of a deployment. */
export async function contentDigest(deployment: Deployment, providerMain: string): Promise<string> {
  const hash = createHash('sha256').update(await programDigest(dirname(providerMain)));
  for (const { folder } of deployment.packages) hash.update((await readPackage(folder)).contentHash);
  return `sha256:${hash.digest('hex')}`;
}

async function programDigest(folder: string): Promise<string> {
  const hash = createHash('sha256');
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.js'));
  for (const name of names.sort()) hash.update(`${name}\n`).update(await readFile(join(folder, name)));
  return hash.digest('hex');
}
