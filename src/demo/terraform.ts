import { isOsmopsError } from '../../provider/errors/index.js';
import { findTerraform, installTerraform } from '../terraform/index.js';
import type { Screen } from './screen.js';

/** Sees to it that there is a Terraform: the user's own, or else one that is downloaded into the user's cache folder. */
export async function ensureTerraform(
  env: NodeJS.ProcessEnv,
  screen: Screen,
  signal: AbortSignal,
): Promise<void> {
  try {
    const { flavour, version, path } = await findTerraform(env);
    screen.say(`Using ${flavour} ${version} (${path}).`);
  } catch (error) {
    if (!isOsmopsError(error) || error.code !== 'terraform-missing' || env['OSMOPS_TERRAFORM']) throw error;
    screen.say(
      'Neither terraform nor tofu is on PATH: downloading Terraform 1.11.4, which takes a moment ...',
    );
    screen.say(`Terraform is in ${await installTerraform({ version: '1.11.4', signal })}.`);
  }
}
