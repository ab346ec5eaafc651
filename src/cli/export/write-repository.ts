import { rm } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { importsFileName, importTarget } from '../../repository/imports-file.js';
import { type Problem, readRepository } from '../../repository/index.js';
import { findKind } from '../../repository/kinds/index.js';
import { schemaFiles } from '../../repository/schemas/json-schemas.js';
import { ignoreInGit } from '../init/git-ignore.js';
import { configFile, type NewFile, schemaCopies, yamlFile } from '../init/new-file.js';
import { writeNewFiles } from '../init/write-files.js';
import type { Described } from './described.js';
import type { Remarks } from './remark.js';

interface Content {
  readonly root: string;
  readonly targetDir: string;
  readonly connectionFile: string;
  readonly described: readonly Described[];
  /** Ends the work. */
  readonly signal: AbortSignal;
}

const aboutImports = `# The objects of OSM that the first apply takes into Terraform's state. When it is through, delete this file.\n`;

/**
 * Writes the files of a repository whose packages are there already, and reads it as every command will. What the
 * reader refuses is taken out and remarked, until nothing is left to refuse.
 *
 * @returns What the repository describes in the end.
 */
export async function writeRepository(content: Content, remarks: Remarks): Promise<readonly Described[]> {
  const { root, targetDir, connectionFile } = content;
  await writeNewFiles(root, [configFile(targetDir, connectionFile), ...schemaCopies()]);
  await writeNewFiles(
    root,
    content.described.flatMap((one) => fileOf(one, targetDir)),
  );
  await ignoreInGit(root, ['.osmops/']);
  let { described } = content;
  for (;;) {
    await writeImports(root, described);
    const { problems } = await readRepository(root, { signal: content.signal });
    const errors = problems.filter(({ severity }) => severity === 'error');
    if (errors.length === 0) return described;
    described = await takeOut(errors, { ...content, described }, remarks);
  }
}

function fileOf({ path, file }: Described, targetDir: string): readonly NewFile[] {
  if (file === undefined) return [];
  const schema = findKind(String(file['kind']))?.schemaFile ?? schemaFiles.opsFile;
  return [yamlFile(posix.join(targetDir, path), schema, file)];
}

async function writeImports(root: string, described: readonly Described[]): Promise<void> {
  await rm(join(root, importsFileName), { force: true });
  const imports = described.map(({ declared, object: { id } }) => ({ to: importTarget(declared), id }));
  if (imports.length === 0) return;
  await writeNewFiles(root, [yamlFile(importsFileName, schemaFiles.imports, { imports }, aboutImports)]);
}

/** Takes out what the reader refuses. */
async function takeOut(
  errors: readonly Problem[],
  { root, targetDir, described }: Content,
  remarks: Remarks,
): Promise<readonly Described[]> {
  const kept: Described[] = [];
  for (const one of described) {
    const path = posix.join(targetDir, one.path);
    const own = errors.filter(({ place: { file } }) => file === path || file.startsWith(`${path}/`));
    if (own.length === 0) {
      kept.push(one);
      continue;
    }
    remarks.leftOut(one.object, [...new Set(own.map(({ message }) => message))].join(' '));
    await rm(join(root, path), { recursive: true });
  }
  const [first] = errors;
  // Nobody's error: without this the search for one to take out would never end.
  if (kept.length === described.length) throw new Error(`${first?.place.file}: ${first?.message}`);
  return kept;
}
