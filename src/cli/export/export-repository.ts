import { OsmopsError } from '../../../provider/errors/index.js';
import { type Connection, type Nbi, openNbi } from '../../../provider/nbi/index.js';
import { logNbiEvent } from '../../../provider/nbi-log.js';
import type { Osm } from '../../../provider/osm.js';
import { configFileName } from '../../repository/config-file.js';
import { passedOver } from '../../repository/find-files.js';
import { refuseOutside } from '../init/write-files.js';
import { describeAccounts } from './describe-accounts.js';
import { describeInstances } from './describe-instances.js';
import { describePackages } from './describe-packages.js';
import type { Described } from './described.js';
import { fillNewFolder } from './new-folder.js';
import { listOsm } from './osm-content.js';
import type { Remark, Remarks } from './remark.js';
import { writeRepository } from './write-repository.js';

export interface ExportOptions {
  /** Absolute path of the folder, which must be new or empty. */
  readonly dir: string;
  readonly connection: Connection;
  /** Absolute path of the file that the connection was read from: the repository names it. */
  readonly connectionFile: string;
  /** Folder of the OSM Ops files, relative to the repository, such as `deploy`. */
  readonly targetDir: string;
  readonly signal: AbortSignal;
  /** Told a line for people, now and then. */
  readonly onProgress: (line: string) => void;
}

/** What became of an export. */
export interface Exported {
  /** What the repository describes; the first apply imports all of it. */
  readonly described: readonly Described[];
  /** What OSM has and the repository does not describe. */
  readonly leftOut: readonly Remark[];
  /** What is described, but not just as OSM has it. */
  readonly notes: readonly Remark[];
}

/**
 * Writes the repository that describes an OSM, and the imports by which Terraform takes what is there into its state.
 * OSM is only read. The folder appears whole, or not at all.
 *
 * @throws OsmopsError `usage`, `file-not-written`, `cancelled`, and those of the NBI's client.
 */
export async function exportRepository(options: ExportOptions): Promise<Exported> {
  const { dir, connection, connectionFile, targetDir, signal, onProgress } = options;
  await checkTargetDir(dir, targetDir);
  const leftOut: Remark[] = [];
  const notes: Remark[] = [];
  const remarks: Remarks = {
    leftOut: (object, reason) => leftOut.push({ ...object, reason }),
    note: (object, reason) => notes.push({ ...object, reason }),
  };
  const nbi = await openNbi(connection, {
    onEvent: (event) => logNbiEvent(event, (level, line) => level === 'warn' && onProgress(line)),
  });
  const close = () => void nbi.close();
  signal.addEventListener('abort', close);
  try {
    const described = await fillNewFolder(dir, configFileName, async (root) => {
      const all = await describeOsm(root, nbi, options, remarks);
      return writeRepository({ root, targetDir, connectionFile, described: all, signal }, remarks);
    });
    return { described, leftOut: leftOut.toSorted(byKindAndName), notes };
  } finally {
    signal.removeEventListener('abort', close);
    await nbi.close();
  }
}

async function checkTargetDir(dir: string, targetDir: string): Promise<void> {
  await refuseOutside(dir, targetDir);
  const part = targetDir.split('/').find((each) => passedOver.includes(each));
  if (part === undefined) return;
  throw new OsmopsError({
    code: 'usage',
    message: `Nothing that stands in a folder '${part}' is ever read`,
    remedy: 'Give another --target-dir.',
  });
}

/** What is asked for at the same time is answered in any order. */
function byKindAndName(a: Remark, b: Remark): number {
  const textOf = ({ kind, name, id }: Remark) => [kind, name, id].join('\n');
  return textOf(a) < textOf(b) ? -1 : 1;
}

async function describeOsm(
  root: string,
  nbi: Nbi,
  { targetDir, signal, onProgress }: ExportOptions,
  remarks: Remarks,
): Promise<readonly Described[]> {
  // No resource is planned or changed: of the settings none matters.
  const settings = {
    adoptExisting: false,
    onKeyRemoval: 'error',
    relativePaths: false,
    secretsMayAppear: false,
    timeoutMs: 0,
  } as const;
  const osm: Osm = { nbi, settings };
  const content = await listOsm(nbi, remarks);
  onProgress(`Found ${content.packages.length} packages and ${content.nsInstances.length} NS instances.`);
  const packages = await describePackages(content, { root, targetDir, nbi, onProgress }, remarks);
  const [accounts, instances] = await Promise.all([
    describeAccounts(content, osm, remarks),
    describeInstances(content, osm, signal, remarks),
  ]);
  return [...packages, ...accounts, ...instances];
}
