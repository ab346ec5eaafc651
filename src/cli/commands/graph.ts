import { Option } from '@commander-js/extra-typings';
import { ours } from '../../../base/text/index.js';
import { osmopsCommand, plainExitCodes, type Run } from '../command.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import type { Io } from '../output/io.js';
import { loadDeployment } from '../run/load-deployment.js';

export function graphCommand(run: Run) {
  return osmopsCommand('graph', {
    summary: 'draw what depends on what in a repository',
    description:
      'Prints the graph of NS instances and what they need: packages, VIM accounts, clusters, Helm repositories, other instances. As Mermaid or DOT. What the repository does not declare, and OSM has to have already, is dashed. Nothing is asked of OSM.',
    examples: [
      ['osmops graph', 'print it as Mermaid, for a Markdown page'],
      ['osmops graph --dot | dot -Tsvg > graph.svg', 'have Graphviz draw it'],
      ['osmops graph deployments --json', 'print nodes and edges as JSON'],
    ],
    exitCodes: plainExitCodes,
  })
    .argument('[dir]', 'folder of the repository', '.')
    .addOption(new Option('--dot', 'print DOT, the language of Graphviz').conflicts('json'))
    .action((dir, options) => run(options, (io) => graph(dir, options.dot ?? false, io)));
}

async function graph(dir: string, dot: boolean, io: Io): Promise<ExitCode> {
  const deployment = await loadDeployment(dir, io);
  if (deployment === undefined) return exitCodes.error;
  const { dependencyGraph } = await import('../graph/dependency-graph.js');
  const { toDot } = await import('../graph/dot.js');
  const { toMermaid } = await import('../graph/mermaid.js');
  const dependencies = dependencyGraph(deployment);
  io.out.write(ours(dot ? toDot(dependencies) : toMermaid(dependencies)));
  io.document(dependencies);
  return exitCodes.ok;
}
