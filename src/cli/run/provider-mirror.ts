import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { osmProvider } from '../../../provider/osm-provider.js';
import { projectRoot, providerMain } from '../../deploy/index.js';
import {
  defaultCacheDir,
  impliedMirror,
  installProviderShim,
  providerEnvironment,
} from '../../terraform/index.js';

const { source, version } = osmProvider;

/** Puts the provider's shim where Terraform and cdktf look unasked. @returns The mirror's folder. */
export async function installForEverybody(): Promise<string> {
  return installProviderShim({ mirrorDir: impliedMirror(), providerMain, source, version });
}

/**
 * The variables that lead Terraform and cdktf to the provider of this checkout. Its shim is in a mirror of its own, in
 * the user's cache folder: another checkout is not disturbed.
 */
export async function checkoutEnvironment(): Promise<Record<string, string>> {
  const checkout = createHash('sha256').update(projectRoot).digest('hex').slice(0, 16);
  const folder = join(defaultCacheDir(), 'checkouts', checkout);
  const mirrorDir = await installProviderShim({
    mirrorDir: join(folder, 'mirror'),
    providerMain,
    source,
    version,
  });
  return providerEnvironment({ mirrorDir, source, configFile: join(folder, 'terraform.rc') });
}
