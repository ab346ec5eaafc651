import { osmopsCommand, plainExitCodes, type Run } from '../command.js';
import { exitCodes } from '../exit-codes.js';

export function providerInstallCommand(run: Run) {
  return osmopsCommand('install', {
    summary: 'install the provider for plain terraform and cdktf',
    description:
      'Puts the provider where terraform, tofu and cdktf find it from any folder, with no configuration file: in ~/.terraform.d/plugins. What is put there only points to this installation of osmops: rebuilding it needs no new install, moving it does.',
    examples: [['osmops provider install', 'then `terraform init` finds the provider osmops/osm']],
    exitCodes: plainExitCodes,
  }).action((options) =>
    run(options, async (io) => {
      const { installForEverybody } = await import('../run/provider-mirror.js');
      const mirror = await installForEverybody();
      io.out.line(`Installed the provider in ${mirror}`);
      io.document({ mirror });
      return exitCodes.ok;
    }),
  );
}
