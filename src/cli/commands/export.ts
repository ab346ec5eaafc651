import { posix, resolve } from 'node:path';
import { joined, type Shown, shown } from '../../../base/text/index.js';
import { count } from '../../text/count.js';
import { osmopsCommand, type Run, stoppedExitCode } from '../command.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import type { Described } from '../export/described.js';
import type { Exported } from '../export/export-repository.js';
import type { Remark } from '../export/remark.js';
import type { Io } from '../output/io.js';

interface ExportCommandOptions {
  readonly connectionFile: string;
  readonly targetDir: string;
}

export function exportCommand(run: Run) {
  return osmopsCommand('export', {
    summary: 'write the repository that describes a running OSM',
    description:
      'Reads OSM, and writes a repository that says what is there: the packages, VIM accounts, Kubernetes clusters, chart repositories, and the NS instances with the parameters in force; and osm_ops_imports.yaml, by which the first apply takes all of it into the state and changes nothing. OSM is only read, and no secret comes into a file. What cannot be described is listed, with the reason. The folder must be new or empty; it appears whole, or not at all.',
    examples: [
      [
        'osmops export my-services --connection-file /etc/osmops/osm.yaml',
        'describe that OSM in a new folder',
      ],
      ['osmops plan my-services', 'look: everything is to be imported, nothing to be changed'],
    ],
    exitCodes: [
      [0, 'done: all that OSM has is described'],
      [1, 'an error; nothing was written'],
      [2, 'done, but something was left out'],
      stoppedExitCode,
    ],
  })
    .argument('[dir]', 'folder of the new repository', '.')
    .requiredOption('--connection-file <file>', 'connection file; the repository will name it')
    .option('--target-dir <folder>', 'folder of the OSM Ops files in the repository', 'deploy')
    .action((dir, options) => run(options, (io) => exportOsm(dir, options, io)));
}

async function exportOsm(dir: string, options: ExportCommandOptions, io: Io): Promise<ExitCode> {
  // One after another: they share modules, and a linker that is asked for two graphs at once may find one half made.
  const { exportRepository } = await import('../export/export-repository.js');
  const { readConnection } = await import('../../../provider/nbi/index.js');
  const { plainFolder } = await import('../init/new-file.js');
  const root = resolve(io.host.cwd, dir);
  const targetDir = plainFolder(options.targetDir);
  const connectionFile = resolve(io.host.cwd, options.connectionFile);
  const exported = await exportRepository({
    dir: root,
    connection: await readConnection(connectionFile),
    connectionFile,
    targetDir,
    signal: io.host.stop.signal,
    onProgress: (line) => io.err.line(line),
  });
  print(exported, dir, io);
  const { described, leftOut, notes } = exported;
  const written = described.map(({ object, path }) => ({ ...object, path: posix.join(targetDir, path) }));
  io.document({ root, described: written, leftOut, notes });
  return leftOut.length === 0 ? exitCodes.ok : exitCodes.differs;
}

function print({ described, leftOut, notes }: Exported, dir: string, io: Io): void {
  const { colours } = io.err;
  for (const remark of notes) io.err.line(shown`${colours.yellow('Note:')} ${lineOf(remark)}`);
  for (const remark of leftOut) io.err.line(shown`${colours.yellow('Left out:')} ${lineOf(remark)}`);
  io.out.line(shown`Wrote ${dir}: ${summary(described) || 'nothing to describe'}.`);
  io.out.line(
    'Next: `osmops plan` in the folder should import everything and change nothing. When `osmops apply` is through, delete osm_ops_imports.yaml.',
  );
}

function lineOf({ kind, name, id, reason }: Remark): Shown {
  const parts = [kind, ...(name === '' ? [] : [shown`'${name}'`]), ...(id === '' ? [] : [shown`(${id})`])];
  return shown`${joined(parts, ' ')}: ${reason}`;
}

/** `2 VNF packages, 1 VIM account`, in the order in which they are described. */
function summary(described: readonly Described[]): string {
  const counts = new Map<string, number>();
  for (const { object } of described) counts.set(object.kind, (counts.get(object.kind) ?? 0) + 1);
  return [...counts]
    .map(([kind, number]) => count(number, kind).replace(/repositorys$/, 'repositories'))
    .join(', ');
}
