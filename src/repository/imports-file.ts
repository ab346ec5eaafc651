import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { isMissing } from '../../provider/errors/index.js';
import { locate } from '../../provider/packages/yaml/index.js';
import { isOsmId } from '../../provider/resources/import-id.js';
import { reportDuplicates } from './duplicates.js';
import { checkImportId } from './import-id.js';
import { didYouMean, listNames } from './near-miss.js';
import type { ObjectKind, ObjectReference } from './objects.js';
import type { ProblemList } from './problem-list.js';
import { mapping, requiredText } from './text-fields.js';
import { checkFields, readYamlFile } from './typed-file.js';
import type { ImportDeclaration, Place } from './types.js';
import { warnOfUnknownKeys } from './unknown-keys.js';

/** The file that says which objects of OSM the first apply takes into the state. */
export const importsFileName = 'osm_ops_imports.yaml';

/** What a repository can declare, by the type of its resource. */
const kindOf: Readonly<Record<string, ObjectKind>> = {
  osm_k8s_repo: 'helm-repository',
  osm_vim_account: 'vim-account',
  osm_k8s_cluster: 'k8s-cluster',
  osm_vnf_package: 'vnf-package',
  osm_ns_package: 'ns-package',
  osm_ns_instance: 'ns-instance',
};
const types = Object.keys(kindOf);

/** What an entry says of the resource that it is about: `osm_ns_instance.ldap`, with the object's own name. */
export function importTarget({ kind, name }: ObjectReference): string {
  return `${types.find((type) => kindOf[type] === kind)}.${name}`;
}

const entry = mapping({
  to: requiredText
    .regex(/^$|^[^.]+\../s, 'must be a type and a name with a point between, as in osm_ns_instance.ldap')
    .meta({
      description:
        "What of the repository it is: the type of its resource, a point, and its name, or a descriptor's id; `osm_ns_instance.ldap`.",
      pattern: `^(${types.join('|')})\\.[\\s\\S]`,
    }),
  id: requiredText
    .refine(
      (text) => text === '' || isOsmId(text.split('?', 1)[0] ?? ''),
      "must be OSM's id of the object (a UUID), which settings may follow: ID?setting=value",
    )
    .meta({
      description: "OSM's id of the object. What OSM does not store may follow: `ID?timeouts.create=90m`.",
      pattern: '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}(\\?|$)',
    }),
});

/** What the file of imports holds. */
export const importsFields = mapping({
  imports: z.array(entry, 'must be a list').meta({
    description: "The objects of OSM that the first apply takes into Terraform's state.",
  }),
});

/**
 * Reads the file of imports, if there is one: each entry names a resource of the repository, once, and an object of
 * OSM, once. Reports every problem at its place.
 */
export async function readImports(
  root: string,
  declared: readonly ObjectReference[],
  problems: ProblemList,
): Promise<readonly ImportDeclaration[]> {
  const path = join(root, importsFileName);
  if (await isAbsent(path)) return [];
  const report = problems.forFile(importsFileName);
  const tree = await readYamlFile(path, report);
  if (tree === undefined) return [];
  warnOfUnknownKeys(tree, importsFields, report);
  const fields = checkFields(tree, importsFields, 'file-invalid', report);
  const names = namesByKind(declared);
  const imports: ImportDeclaration[] = [];
  for (const [index, { to, id }] of (fields?.imports ?? []).entries()) {
    const place: Place = { file: importsFileName, ...locate(tree, ['imports', index, 'to']) };
    const target = targetOf(to, names, place, problems);
    if (target === undefined) continue;
    const checked = await checkImportId(root, target.kind, id);
    if (checked.refusal !== undefined) {
      const { message, remedy } = checked.refusal;
      report('error', 'file-invalid', message, remedy, locate(tree, ['imports', index, 'id']));
    }
    imports.push({ ...target, id: checked.id ?? id, place });
  }
  const titled = (titleOf: (one: ImportDeclaration) => string) =>
    imports.map((one) => ({ title: titleOf(one), place: one.place }));
  reportDuplicates(
    titled(({ kind, name }) => `import of the ${kind} '${name}'`),
    problems,
  );
  reportDuplicates(
    titled(({ kind, id }) => `import of the ${kind} with the id ${id.replace(/\?.*/s, '')}`),
    problems,
  );
  return imports;
}

async function isAbsent(path: string): Promise<boolean> {
  return stat(path).then(() => false, isMissing);
}

/** Looked up for each entry: there may be as many entries as objects. */
type NamesByKind = ReadonlyMap<
  ObjectKind,
  { readonly known: ReadonlySet<string>; readonly all: readonly string[] }
>;

function namesByKind(declared: readonly ObjectReference[]): NamesByKind {
  return new Map(
    Object.values(kindOf).map((kind) => {
      const names = new Set(declared.filter((one) => one.kind === kind).map(({ name }) => name));
      return [kind, { known: names, all: [...names] }];
    }),
  );
}

/** The resource that an entry is about. A name may hold points. */
function targetOf(
  to: string,
  declared: NamesByKind,
  place: Place,
  problems: ProblemList,
): ObjectReference | undefined {
  const [word = ''] = to.split('.', 1);
  const name = to.slice(word.length + 1);
  const kind = Object.hasOwn(kindOf, word) ? kindOf[word] : undefined;
  if (kind === undefined) {
    const message = `There is no resource type '${word}'${didYouMean(word, types) || '.'}`;
    const remedy = `The types are: ${types.join(', ')}.`;
    problems.add({ severity: 'error', code: 'file-invalid', message, remedy, place });
    return undefined;
  }
  const names = declared.get(kind);
  if (names?.known.has(name)) return { kind, name };
  const existing = names?.all ?? [];
  problems.add({
    severity: 'error',
    code: 'unknown-reference',
    message: `The repository declares no ${word} '${name}'${problems.guesses.didYouMean(name, existing) || '.'}`,
    remedy: `Take this entry out. Once the first apply is through the whole file is of no use any more. Declared are: ${listNames(existing)}.`,
    place,
  });
  return undefined;
}
