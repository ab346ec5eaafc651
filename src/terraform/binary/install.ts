import { cachedBinary, defaultCacheDir, executableName } from './cache.js';
import { type DownloadProgress, download } from './download.js';
import { downloadFailed } from './failure.js';
import { goPlatform } from './platform.js';
import { checkSum, sumOf } from './sums.js';
import { unpackEntry } from './unpack.js';
import { writeExecutable } from './write.js';

export interface InstallOptions {
  /** A released version of Terraform. Default: 1.11.4. */
  readonly version?: string;
  /** Node's name of the system. Default: this machine's. */
  readonly platform?: string;
  /** Node's name of the architecture. Default: this machine's. */
  readonly arch?: string;
  /** Where the executable goes. Default: the user's cache folder of osmops, where `findTerraform` looks. */
  readonly cacheDir?: string;
  /** A server with the layout of HashiCorp's release server. Default: that one. */
  readonly baseUrl?: string;
  readonly signal?: AbortSignal;
  /** Told as the archive arrives. */
  readonly onProgress?: (progress: DownloadProgress) => void;
}

/**
 * Downloads a release of Terraform, checks its SHA-256 against the release's own list, and puts the executable into
 * the cache folder in one step: at any moment the folder has the old one, the new one, or none.
 *
 * The list comes from the same server, so what is trusted is that server and its TLS certificate; the list's OpenPGP
 * signature is not checked.
 *
 * @returns The absolute path of the executable.
 * @throws OsmopsError `terraform-download`, or `cancelled` when the signal fired; nothing is left behind.
 */
export async function installTerraform(options: InstallOptions = {}): Promise<string> {
  const { version = '1.11.4', platform = process.platform, arch = process.arch, signal } = options;
  const { baseUrl = 'https://releases.hashicorp.com/terraform', cacheDir = defaultCacheDir() } = options;
  const { os, arch: goArch } = goPlatform(platform, arch);
  const release = `${baseUrl}/${version}`;
  const archiveName = `terraform_${version}_${os}_${goArch}.zip`;

  const sums = await download(`${release}/terraform_${version}_SHA256SUMS`, { signal });
  const expected = sumOf(archiveName, sums);
  if (expected === undefined) {
    throw downloadFailed(
      `Terraform ${version} has no build for ${os} on ${goArch}`,
      'Choose another version, or install Terraform or OpenTofu by other means and name it in OSMOPS_TERRAFORM.',
    );
  }
  const archive = await download(`${release}/${archiveName}`, { signal, onProgress: options.onProgress });
  checkSum(archiveName, archive, expected);
  const executable = await unpackEntry(archiveName, archive, executableName(platform));
  return writeExecutable(cachedBinary(cacheDir, platform), executable);
}
