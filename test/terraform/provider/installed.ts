import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { goPlatform } from '../../../src/terraform/binary/platform.js';
import { installProviderShim } from '../../../src/terraform/index.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

export const source = 'osmops/osm';
export const version = '0.1.0';

/** A checkout with a stand-in for the built provider, and a mirror with the shim that leads to it. */
export interface Checkout {
  readonly providerMain: string;
  readonly mirrorDir: string;
}

/** @param program The stand-in: an ECMAScript module. */
export async function installFrom(program: string): Promise<Checkout> {
  const folder = await temporaryFolder();
  const providerMain = join(folder, 'dist', 'provider', 'main.mjs');
  await mkdir(dirname(providerMain), { recursive: true });
  await writeFile(providerMain, program);
  const mirrorDir = await installProviderShim({
    mirrorDir: join(folder, 'mirror'),
    providerMain,
    source,
    version,
  });
  return { providerMain, mirrorDir };
}

/** The folder of a package in a mirror, all files of which Terraform's lock file has a hash of. */
export function packageDir(mirrorDir: string, host = 'registry.terraform.io'): string {
  const { os, arch } = goPlatform();
  return join(mirrorDir, host, source, version, `${os}_${arch}`);
}

export const shimName = `terraform-provider-osm_v${version}`;
