import { join } from 'node:path';
import envPaths from 'env-paths';

/** The user's cache folder of osmops, such as `~/.cache/osmops` on Linux. */
export function defaultCacheDir(): string {
  return envPaths('osmops', { suffix: '' }).cache;
}

/** The name of Terraform's executable, in a release's zip and in the cache folder. */
export function executableName(platform: string = process.platform): string {
  return platform === 'win32' ? 'terraform.exe' : 'terraform';
}

/** Where `installTerraform` puts Terraform and `findTerraform` looks for it last. */
export function cachedBinary(cacheDir: string, platform: string = process.platform): string {
  return join(cacheDir, executableName(platform));
}
