import { OsmopsError } from '../../../provider/errors/index.js';

export const tryAgain =
  'Try again. If it happens again, install Terraform or OpenTofu by other means and name it in OSMOPS_TERRAFORM.';

export function downloadFailed(message: string, remedy: string, cause?: unknown): OsmopsError {
  return new OsmopsError({ code: 'terraform-download', message, remedy, cause });
}
