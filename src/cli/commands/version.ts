import { version } from '../../../provider/version.js';
import { osmopsCommand, type Run } from '../command.js';
import { exitCodes } from '../exit-codes.js';

export function versionCommand(run: Run) {
  return osmopsCommand('version', {
    summary: 'print the version of osmops, and of the Node that it runs on',
    description:
      'Prints the version of osmops and its provider, and of Node. For scripts `--version` prints that of osmops alone.',
    examples: [['osmops version --json', 'as JSON']],
    exitCodes: [[0, 'done']],
  }).action((options) =>
    run(options, async (io) => {
      const { nodeVersion } = io.host;
      io.out.line(`osmops ${version} on Node ${nodeVersion}`);
      io.document({ osmops: version, node: nodeVersion });
      return exitCodes.ok;
    }),
  );
}
