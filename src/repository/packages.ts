import { join } from 'node:path';
import { inspectPackage, type OsmPackage, type PackageFile } from '../../provider/packages/index.js';
import { type Position, readYaml } from '../../provider/packages/yaml/index.js';
import type { RepositoryConfig } from './config-file.js';
import { isOpsFileName } from './find-files.js';
import { findKind } from './kinds/index.js';
import { relativePath } from './paths.js';
import type { ProblemList } from './problem-list.js';
import { isNormal, notNormal } from './text-fields.js';
import type { PackageDeclaration } from './types.js';

/** Reads and checks a package's folder. Gives nothing after an error. */
export async function readPackageFolder(
  root: string,
  folder: string,
  config: RepositoryConfig,
  problems: ProblemList,
): Promise<PackageDeclaration | undefined> {
  const reading = await inspectPackage(folder);
  for (const { message, remedy, place } of reading.problems) {
    const file = relativePath(root, join(folder, place.file));
    problems.add({ severity: 'error', code: 'package-invalid', message, remedy, place: { ...place, file } });
  }
  for (const { message, remedy, place } of reading.warnings ?? []) {
    const file = relativePath(root, join(folder, place.file));
    problems.add({
      severity: 'warning',
      code: 'duplicate-key',
      message,
      remedy,
      place: { ...place, file },
    });
  }
  if (!isNormal(folder)) {
    const message = `The path of the folder ${notNormal}.`;
    problems.forFile(relativePath(root, folder))('error', 'package-invalid', message, 'Rename it.');
  }
  if (reading.package === undefined) return undefined;
  await refuseOpsFiles(root, folder, reading.package.files, config, problems);
  return declare(root, folder, reading.package, reading.idAt);
}

function declare(root: string, folder: string, pkg: OsmPackage, idAt: Position): PackageDeclaration {
  const common = {
    place: { file: relativePath(root, join(folder, pkg.descriptorPath)), ...idAt },
    descriptorId: pkg.descriptorId,
    folder,
    relativeFolder: relativePath(root, folder),
  };
  return pkg.kind === 'vnf'
    ? { ...common, kind: pkg.kind, requiredVnfdIds: [], kdus: pkg.kdus }
    : {
        ...common,
        kind: pkg.kind,
        requiredVnfdIds: pkg.requiredVnfdIds,
        members: pkg.members,
        virtualLinks: pkg.virtualLinks,
      };
}

/**
 * OSM Ops also reads the OSM Ops files inside packages. Here they are the package's: rather than pass over a declared
 * NS instance, say so. Files of the same extension that declare nothing (a chart's templates) are fine.
 */
async function refuseOpsFiles(
  root: string,
  folder: string,
  files: readonly PackageFile[],
  config: RepositoryConfig,
  problems: ProblemList,
): Promise<void> {
  for (const { path, content } of files.filter((file) => isOpsFileName(file.path, config))) {
    const { root: tree } = await readYaml(content, 'later');
    const entries = tree?.kind === 'map' ? tree.entries : undefined;
    const kind = entries?.get('kind')?.value;
    const known = kind?.kind === 'scalar' ? findKind(kind.text) : undefined;
    if (kind?.kind !== 'scalar' || known === undefined) continue;
    // FluxCD has a kind HelmRepository too, but its manifests, as all of Kubernetes, have an API version.
    if (known.name !== 'NsInstance' && entries?.has('apiVersion')) continue;
    const report = problems.forFile(relativePath(root, join(folder, path)));
    const message = `An OSM Ops file of kind ${kind.text} stands inside a package, where it declares nothing.`;
    report('error', 'file-invalid', message, 'Move it out of the folder osm-pkgs.', kind.at);
  }
}
