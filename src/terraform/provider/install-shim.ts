import { randomUUID } from 'node:crypto';
import { chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { OsmopsError } from '../../../provider/errors/index.js';
import { goPlatform } from '../binary/platform.js';
import { registryHosts } from './address.js';
import { pointerName, shimPackage, shimSource } from './shim-source.js';

export interface ShimOptions {
  /** The filesystem mirror. Default: the folder in which Terraform and OpenTofu look unasked. */
  readonly mirrorDir?: string;
  /** Absolute path of the built provider, `dist/provider/main.js`. Importing it serves the provider. */
  readonly providerMain: string;
  /** The provider's source without a host, such as `osmops/osm`. */
  readonly source: string;
  /** The provider's version, such as `0.1.0`. */
  readonly version: string;
}

/** `~/.terraform.d/plugins`: Terraform and OpenTofu search it without any configuration file. */
export function impliedMirror(): string {
  return join(homedir(), '.terraform.d', 'plugins');
}

/**
 * Writes the provider's shim into a filesystem mirror, in the unpacked layout and for this machine's platform, once for
 * Terraform and once for OpenTofu. Installing again points the same shim to another build.
 *
 * @returns The absolute path of the mirror.
 * @throws OsmopsError `provider-failed` if the mirror cannot be written.
 */
export async function installProviderShim(options: ShimOptions): Promise<string> {
  const { providerMain, source, version } = options;
  if (!isAbsolute(providerMain)) throw new TypeError(`not an absolute path: ${providerMain}`);
  const mirrorDir = resolve(options.mirrorDir ?? impliedMirror());
  const { os, arch } = goPlatform();
  const name = `terraform-provider-${source.split('/').at(-1)}_v${version}`;
  try {
    for (const host of registryHosts) {
      const versionDir = join(mirrorDir, host, source, version);
      const packageDir = join(versionDir, `${os}_${arch}`);
      await writeWhole(join(packageDir, 'package.json'), shimPackage, 0o644);
      await writeWhole(join(packageDir, name), shimSource, 0o755);
      await writeWhole(join(versionDir, pointerName), `${providerMain}\n`, 0o644);
    }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new OsmopsError({
      code: 'provider-failed',
      message: `The provider could not be installed in ${mirrorDir}: ${reason}`,
      remedy: 'Make the folder writable and see that its disk has room, or choose another one.',
      cause,
    });
  }
  return mirrorDir;
}

/** By way of a file outside the package's folder, for Terraform hashes all files that it finds there. */
async function writeWhole(path: string, content: string, mode: number): Promise<void> {
  const partial = join(dirname(dirname(path)), `.${randomUUID()}.partial`);
  await mkdir(dirname(path), { recursive: true });
  try {
    await writeFile(partial, content);
    await chmod(partial, mode);
    await rename(partial, path);
  } finally {
    await rm(partial, { force: true });
  }
}
