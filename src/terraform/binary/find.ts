import { resolve } from 'node:path';
import which from 'which';
import { OsmopsError } from '../../../provider/errors/index.js';
import { cachedBinary, defaultCacheDir } from './cache.js';
import { type BinaryVersion, isSupported, oldestVersion, readVersion } from './version.js';

/** An executable that was asked for its version and is new enough. */
export interface TerraformBinary extends BinaryVersion {
  /** Absolute path. */
  readonly path: string;
}

export interface FindOptions {
  /** Where `installTerraform` puts Terraform. Default: the user's cache folder of osmops. */
  readonly cacheDir?: string | undefined;
  /** Ends the search, though an executable may not have answered. */
  readonly signal?: AbortSignal | undefined;
}

const remedy =
  'Run `osmops terraform install`, or install Terraform or OpenTofu, or name an executable in OSMOPS_TERRAFORM.';

/**
 * Finds Terraform or OpenTofu, version 1.5 or later: what OSMOPS_TERRAFORM names; else `terraform`, then `tofu`, on
 * PATH; else what `installTerraform` left in the cache folder. One that is unusable is passed over, except the one that
 * OSMOPS_TERRAFORM names.
 *
 * @throws OsmopsError `terraform-missing`, saying what was found and why it did not do; `cancelled` when the signal fired.
 */
export async function findTerraform(
  env: NodeJS.ProcessEnv,
  { cacheDir = defaultCacheDir(), signal }: FindOptions = {},
): Promise<TerraformBinary> {
  const explicit = env['OSMOPS_TERRAFORM'];
  const candidates = explicit ? [explicit] : ['terraform', 'tofu', cachedBinary(cacheDir)];
  const refusals: string[] = [];
  for (const candidate of candidates) {
    const path = await which(candidate, { path: env['PATH'] ?? '', nothrow: true });
    if (path === null) continue;
    const answer = await examine(resolve(path), env, signal);
    if (signal?.aborted) throw cancelled();
    if (typeof answer !== 'string') return answer;
    refusals.push(answer);
  }
  const found = refusals.length === 0 ? '' : `: ${refusals.join('; ')}`;
  const message = explicit
    ? `OSMOPS_TERRAFORM names ${explicit}, which cannot be used${found || ': there is no such executable'}`
    : `Neither terraform nor tofu was found that can be used${found || ''}`;
  throw new OsmopsError({ code: 'terraform-missing', message, remedy });
}

/** The executable at a path, or why it will not do. */
async function examine(
  path: string,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal | undefined,
): Promise<TerraformBinary | string> {
  const answer = await readVersion(path, env, signal);
  if (answer === undefined) return `${path} does not say that it is Terraform or OpenTofu`;
  if (!isSupported(answer.version)) return `${path} is ${answer.version}, older than ${oldestVersion}`;
  return { path, ...answer };
}

function cancelled(): OsmopsError {
  return new OsmopsError({
    code: 'cancelled',
    message: 'It was stopped while Terraform was asked for its version',
    remedy: 'Nothing was changed. Run it again when you want it.',
  });
}
