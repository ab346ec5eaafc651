import { osmopsCommand, plainExitCodes, type Run, stoppedExitCode } from '../command.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import type { Io } from '../output/io.js';

export function terraformInstallCommand(run: Run) {
  return osmopsCommand('install', {
    summary: 'download Terraform for osmops',
    description:
      "Downloads Terraform 1.11.4 from HashiCorp's release server, checks its SHA-256 sum against the release's, and keeps it in the user's cache folder. osmops uses it if neither terraform nor tofu is on PATH.",
    examples: [['osmops terraform install', 'download Terraform']],
    exitCodes: [...plainExitCodes, stoppedExitCode],
  }).action((options) => run(options, install));
}

async function install(io: Io): Promise<ExitCode> {
  const { installTerraform } = await import('../../terraform/index.js');
  io.err.line('Downloading Terraform from releases.hashicorp.com ...');
  const path = await installTerraform({ signal: io.host.stop.signal });
  io.out.line(`Installed Terraform as ${path}`);
  io.document({ path });
  return exitCodes.ok;
}
