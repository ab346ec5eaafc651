import { createHash, scrypt } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { readPackage } from '../../../provider/packages/index.js';

/** What is digested: the packages, a digest of the connection file, and the provider. */
export interface Digested {
  readonly packages: readonly { readonly folder: string }[];
  readonly connection: string;
  readonly providerMain: string;
}

/** A digest of the provider's program, of the content of all packages of a deployment, and of its connection file. */
export async function contentDigest({ packages, connection, providerMain }: Digested): Promise<string> {
  const hash = createHash('sha256').update(await programDigest(dirname(providerMain)));
  for (const { folder } of packages) hash.update((await readPackage(folder)).contentHash);
  // Slow on purpose: it is kept on disk, and nobody is to guess the password of the connection file by it.
  const digest = await slowly(connection, hash.digest(), 32);
  return `scrypt:${digest.toString('hex')}`;
}

const slowly = promisify<string, Buffer, number, Buffer>(scrypt);

async function programDigest(folder: string): Promise<string> {
  const hash = createHash('sha256');
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.js'));
  for (const name of names.sort()) hash.update(`${name}\n`).update(await readFile(join(folder, name)));
  return hash.digest('hex');
}
