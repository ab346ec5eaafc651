import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { writeSafely } from '../../../base/files/write-safely.js';
import { registryHosts } from './address.js';

export interface ProviderEnvironmentOptions {
  /** The filesystem mirror that `installProviderShim` wrote. */
  readonly mirrorDir: string;
  /** The provider's source without a host, such as `osmops/osm`. */
  readonly source: string;
  /** Where to write the CLI configuration that leads Terraform to the mirror. */
  readonly configFile: string;
}

/**
 * The variables that plain `terraform` and `cdktf` need to use the installed provider, and only that one: with a
 * plugin cache, cdktf would run the provider of whichever checkout came first; without skipping the lock it would ask
 * the public registry. Writes the CLI configuration that TF_CLI_CONFIG_FILE then names, which Terraform reads INSTEAD
 * of the user's own.
 */
export async function providerEnvironment(
  options: ProviderEnvironmentOptions,
): Promise<Record<string, string>> {
  const configFile = resolve(options.configFile);
  await mkdir(dirname(configFile), { recursive: true });
  await writeSafely(configFile, cliConfiguration(options));
  return {
    CHECKPOINT_DISABLE: '1',
    CDKTF_SKIP_PROVIDER_LOCK: 'true',
    CDKTF_DISABLE_PLUGIN_CACHE_ENV: 'true',
    TF_CLI_CONFIG_FILE: configFile,
  };
}

/** A CLI configuration with which Terraform finds providers in a mirror and nowhere else. */
export function mirrorAlone(mirrorDir: string): string {
  return `provider_installation {
  filesystem_mirror {
    path = ${JSON.stringify(resolve(mirrorDir))}
  }
}
`;
}

function cliConfiguration({ mirrorDir, source }: ProviderEnvironmentOptions): string {
  const addresses = JSON.stringify(registryHosts.map((host) => `${host}/${source}`));
  return `provider_installation {
  filesystem_mirror {
    path    = ${JSON.stringify(resolve(mirrorDir))}
    include = ${addresses}
  }
  direct {
    exclude = ${addresses}
  }
}
`;
}
