import type { DeclaredObject, ImportDeclaration, ObjectReference } from '../repository/index.js';
import type { PathOf } from './declared-props.js';

/** A Terraform `import` block. */
export interface ImportBlock {
  readonly to: string;
  readonly id: string;
}

type Imported = Pick<ImportDeclaration, 'kind' | 'name' | 'id'>;

interface Names {
  readonly addressOf: (object: ObjectReference) => string;
  readonly pathOf: PathOf;
}

/**
 * The `import` blocks of objects that a repository declares. What OSM does not store is taken from the declarations, so that the first plan
 * is empty; a setting that the entry itself gives goes before. Nothing in a block can be read as an expression or as a
 * token: settings are percent-encoded, and the rest is a UUID and an address.
 */
export function importBlocks(
  imports: readonly Imported[],
  objects: readonly DeclaredObject[],
  names: Names,
): readonly ImportBlock[] {
  return blocks(imports, objects, names, settingsOf);
}

/**
 * The blocks of objects that are taken over, with what is osmops' own from the declarations. What OSM keeps to itself, a secret and
 * the files of a package, is sent to it anew: nobody knows that it has the same.
 */
export function adoptionBlocks(
  imports: readonly Imported[],
  objects: readonly DeclaredObject[],
  names: Names,
): readonly ImportBlock[] {
  return blocks(imports, objects, names, (object, pathOf) =>
    object.declaration.kind === 'NsInstance' ? settingsOf(object, pathOf) : {},
  );
}

function blocks(
  imports: readonly Imported[],
  objects: readonly DeclaredObject[],
  { addressOf, pathOf }: Names,
  settingsFor: (object: DeclaredObject, pathOf: PathOf) => Record<string, string>,
): readonly ImportBlock[] {
  const byAddress = new Map(objects.map((object) => [addressOf(object), object]));
  return imports.map(({ kind, name, id }) => {
    const to = addressOf({ kind, name });
    const object = byAddress.get(to);
    const [osmId = '', given = ''] = id.split(/\?(.*)/s);
    const settings = new URLSearchParams(object === undefined ? {} : settingsFor(object, pathOf));
    for (const [key, value] of new URLSearchParams(given)) settings.set(key, value);
    return {
      to,
      id: settings.size === 0 ? osmId : `${osmId}?${settings}`,
    };
  });
}

/** What OSM does not store of an object, under the names that the resource's import has for it. */
function settingsOf({ declaration }: DeclaredObject, pathOf: PathOf): Record<string, string> {
  switch (declaration.kind) {
    case 'vnf':
    case 'ns':
      return { source: pathOf(declaration.folder) };
    case 'VimAccount': {
      const { passwordEnv, passwordFile, secretVersion } = declaration;
      return given({ password_env: passwordEnv, password_file: passwordFile, secret_version: secretVersion });
    }
    case 'K8sCluster': {
      const { credentialsEnv, credentialsFile, secretVersion } = declaration;
      return given({
        credentials_env: credentialsEnv,
        credentials_file: credentialsFile,
        secret_version: secretVersion,
      });
    }
    case 'HelmRepository':
      return {};
    case 'NsInstance': {
      const { deletionPolicy, timeouts, dependsOn } = declaration;
      return given({
        deletion_policy: deletionPolicy,
        wait_for: dependsOn.length === 0 ? undefined : dependsOn.map(({ name }) => name).join(','),
        'timeouts.create': timeouts?.create,
        'timeouts.update': timeouts?.update,
        'timeouts.delete': timeouts?.delete,
      });
    }
  }
}

function given(settings: Readonly<Record<string, string | number | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(settings).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])),
  );
}
