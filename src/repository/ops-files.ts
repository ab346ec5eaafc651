import { locate, type YamlNode } from '../../provider/packages/yaml/index.js';
import type { RepositoryConfig } from './config-file.js';
import { reportDuplicates } from './duplicates.js';
import { kinds } from './kinds/index.js';
import type { OpsFile } from './kinds/kind.js';
import { readDeclaration } from './kinds/read-declaration.js';
import { mapInBatches } from './map-in-batches.js';
import { valueAt } from './nodes.js';
import { relativePath } from './paths.js';
import type { ProblemList } from './problem-list.js';
import { readYamlFile } from './typed-file.js';
import type { Declaration } from './types.js';

/** What came of reading the OSM Ops files of a repository. */
export interface OpsFilesReading {
  readonly declarations: readonly Declaration[];
  /** The names in files with errors, as far as they can be read: each of them may be there in the end. */
  readonly unread: readonly (string | undefined)[];
}

/** Reads OSM Ops files of every kind, given by their absolute paths. A name is unique within its kind. */
export async function readOpsFiles(
  root: string,
  paths: readonly string[],
  { defaults, secrets }: RepositoryConfig,
  problems: ProblemList,
  signal?: AbortSignal,
): Promise<OpsFilesReading> {
  const read = await mapInBatches(paths, signal, async (path) => {
    const file = relativePath(root, path);
    const tree = await readYamlFile(path, problems.forFile(file));
    return { declaration: tree && (await readDeclaration(opsFile(file, tree))), name: nameIn(tree) };
  });
  const declarations = read.map(({ declaration }) => declaration).filter((one) => one !== undefined);
  const unread = read.filter(({ declaration }) => declaration === undefined).map(({ name }) => name);
  reportDuplicates(
    declarations.map(({ kind, name, place }) => ({ title: `${nouns.get(kind)} '${name}'`, place })),
    problems,
  );
  return { declarations, unread };

  function opsFile(file: string, tree: YamlNode): OpsFile {
    const placeOf = (...at: (string | number)[]) => ({ file, ...locate(tree, at) });
    return { tree, report: problems.forFile(file), root, defaults, secrets, placeOf };
  }
}

/** The declarations of one kind. */
export function ofKind<K extends Declaration['kind']>(
  declarations: readonly Declaration[],
  kind: K,
): readonly Extract<Declaration, { kind: K }>[] {
  return declarations.filter(
    (declaration): declaration is Extract<Declaration, { kind: K }> => declaration.kind === kind,
  );
}

const nouns = new Map(kinds.map(({ name, noun }) => [name, noun]));

function nameIn(tree: YamlNode | undefined): string | undefined {
  const name = valueAt(tree, 'name');
  return name?.kind === 'scalar' ? name.text : undefined;
}
