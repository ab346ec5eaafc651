import { posix } from 'node:path';
import type { Nbi } from '../../../provider/nbi/index.js';
import type { Described } from './described.js';
import { fileNames } from './file-names.js';
import type { OsmContent } from './osm-content.js';
import { packageObject, writePackage } from './package-folders.js';
import type { Remarks } from './remark.js';

interface Where {
  /** Folder of the repository. */
  readonly root: string;
  readonly targetDir: string;
  readonly nbi: Nbi;
  readonly onProgress: (line: string) => void;
}

/** Writes the packages into their folders, one after another: each is held in memory whole. */
export async function describePackages(
  { packages }: OsmContent,
  { root, targetDir, nbi, onProgress }: Where,
  remarks: Remarks,
): Promise<readonly Described[]> {
  const fileName = fileNames();
  const described: Described[] = [];
  for (const [index, record] of packages.entries()) {
    const path = `osm-pkgs/${fileName(record.descriptorId)}`;
    const object = packageObject(record);
    onProgress(`${object.kind} ${object.name} (${index + 1} of ${packages.length})`);
    if (await writePackage(root, posix.join(targetDir, path), record, nbi, remarks)) {
      const declared = { kind: `${record.kind}-package` as const, name: record.descriptorId };
      described.push({ object, declared, path });
    }
  }
  return described;
}
