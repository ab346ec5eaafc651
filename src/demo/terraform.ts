import { isOsmopsError } from '../../provider/errors/index.js';
import { findTerraform, type InstallOptions, installTerraform } from '../terraform/index.js';
import type { Screen } from './screen.js';

/**
 * Sees to it that there is a Terraform: the user's own, or else one that is downloaded to where `osmops` finds it.
 *
 * @param options Of the download.
 * @throws OsmopsError `terraform-missing` if OSMOPS_TERRAFORM names something else; `terraform-download`.
 */
export async function ensureTerraform(
  env: NodeJS.ProcessEnv,
  screen: Screen,
  options: InstallOptions,
): Promise<void> {
  const { version = '1.11.4', cacheDir } = options;
  try {
    const found = await findTerraform(env, { cacheDir });
    screen.say(`Using ${found.flavour} ${found.version} (${found.path}).`);
  } catch (error) {
    if (!isOsmopsError(error) || error.code !== 'terraform-missing' || env['OSMOPS_TERRAFORM']) throw error;
    screen.say(
      `Neither terraform nor tofu is on PATH. Downloading Terraform ${version}, which takes a moment ...`,
    );
    screen.say(`It is in ${await installTerraform({ ...options, version })}.`);
  }
}
