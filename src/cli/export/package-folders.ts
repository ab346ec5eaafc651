import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ErrorCode, isOsmopsError } from '../../../provider/errors/index.js';
import { type JsonObject, stringifyExact } from '../../../provider/json/index.js';
import type { Nbi, PackageRecord } from '../../../provider/nbi/index.js';
import { inspectPackage, type PackageFile, unpackArchive } from '../../../provider/packages/index.js';
import { holds } from '../../../provider/resources/package/descriptor.js';
import { writeYaml } from '../../repository/write-yaml.js';
import { plainName } from '../init/plain-name.js';
import { writeNewFiles } from '../init/write-files.js';
import type { OsmObject, Remarks } from './remark.js';

/** What says that something is wrong with one package, not with OSM or this computer. An archive may be too large, too. */
const ofThisPackage: ReadonlySet<ErrorCode> = new Set([
  'package-invalid',
  'file-not-written',
  'nbi-not-found',
  'nbi-bad-answer',
]);

/**
 * Writes a package into a folder, as it was uploaded, with the descriptor that OSM holds now. Tells whether it could
 * be done; if not, nothing is left of it, and there is a remark.
 *
 * @param root The folder of the repository.
 * @param folder That of the package, relative to it, with `/`.
 */
export async function writePackage(
  root: string,
  folder: string,
  record: PackageRecord,
  nbi: Nbi,
  remarks: Remarks,
): Promise<boolean> {
  const object = packageObject(record);
  const path = join(root, folder);
  try {
    const files = await filesOf(record, nbi, (reason) => remarks.note(object, reason));
    await writeNewFiles(
      root,
      files.map((file) => ({ ...file, path: `${folder}/${file.path}` })),
    );
    const problem = await alignDescriptor(path, record, (reason) => remarks.note(object, reason));
    if (problem === undefined) return true;
    remarks.leftOut(object, problem);
  } catch (error) {
    if (!isOsmopsError(error) || !ofThisPackage.has(error.code)) throw error;
    remarks.leftOut(object, error.message);
  }
  await rm(path, { recursive: true, force: true });
  return false;
}

export function packageObject({ kind, descriptorId, id }: PackageRecord): OsmObject {
  return { kind: kind === 'vnf' ? 'VNF package' : 'NS package', name: descriptorId, id };
}

async function filesOf(
  record: PackageRecord,
  { vnfPackages, nsPackages }: Nbi,
  note: (reason: string) => void,
): Promise<readonly PackageFile[]> {
  const archive = await (record.kind === 'vnf' ? vnfPackages : nsPackages).archive(record.id);
  if (archive !== undefined) return unpackArchive(archive);
  note('OSM has no archive of it: it was uploaded as a descriptor alone, and that is what its folder holds.');
  const path = `${plainName(record.descriptorId)}_${record.kind}d.yaml`;
  return [{ path, content: descriptorText(record, path), executable: false }];
}

/**
 * Puts OSM's descriptor in the place of the archive's where the two differ, as after an upload that OSM merged or an
 * edit. Returns why the folder is no package that could be taken for the one in OSM.
 */
async function alignDescriptor(
  folder: string,
  record: PackageRecord,
  note: (reason: string) => void,
): Promise<string | undefined> {
  const first = await inspectPackage(folder);
  if (first.package === undefined) return first.problems.map(({ message }) => message).join(' ');
  const { descriptorPath } = first.package;
  if (isTheSame(first.package, record)) return undefined;
  await writeFile(join(folder, descriptorPath), descriptorText(record, descriptorPath));
  const second = await inspectPackage(folder);
  if (second.package === undefined) return second.problems.map(({ message }) => message).join(' ');
  if (!isTheSame(second.package, record))
    return 'Its descriptor cannot be written so that it is read as the same.';
  note('Its descriptor in OSM is no longer that of its archive: it was written as OSM has it now.');
  return undefined;
}

function isTheSame(
  { kind, descriptor }: Pick<PackageRecord, 'kind' | 'descriptor'>,
  record: PackageRecord,
): boolean {
  return kind === record.kind && holds(record.descriptor, descriptor);
}

/** A descriptor in the envelope of its format; SOL006 alone has deployment flavours. */
function descriptorText({ kind, descriptor }: PackageRecord, path: string): Uint8Array {
  const isSol006 = 'df' in descriptor;
  const key = `${kind}d`;
  const list: JsonObject = { [key]: [descriptor] };
  const ofSol006 = kind === 'vnf' ? { vnfd: descriptor } : { nsd: list };
  const document: JsonObject = isSol006 ? ofSol006 : { [`${key}-catalog`]: list };
  return Buffer.from(path.endsWith('.json') ? `${stringifyExact(document)}\n` : writeYaml(document));
}
