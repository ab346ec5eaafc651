import { relative, resolve } from 'node:path';
import { isOsmopsError, type OsmopsError } from '../../provider/errors/index.js';
import { parseReference, referenceNames } from '../../provider/resources/account/import-settings.js';
import { parseImportId } from '../../provider/resources/import-id.js';
import { parseSettings, settingNames } from '../../provider/resources/ns-instance/import-settings.js';
import { packageSettings } from '../../provider/resources/package/import-settings.js';
import type { ObjectKind } from './objects.js';
import { insideRepository } from './paths.js';

const parsers: Readonly<Record<ObjectKind, (text: string) => unknown>> = {
  'helm-repository': ofAccount(undefined),
  'vim-account': ofAccount('password'),
  'k8s-cluster': ofAccount('credentials'),
  'vnf-package': ofPackage,
  'ns-package': ofPackage,
  'ns-instance': (text) => parseSettings(parseImportId(text, settingNames).settings),
};

function ofAccount(secret: string | undefined) {
  return (text: string) => parseReference(secret, parseImportId(text, referenceNames(secret)).settings);
}

function ofPackage(text: string) {
  return parseImportId(text, packageSettings);
}

export type CheckedImportId =
  | { readonly id: string; readonly refusal?: never }
  | { readonly id?: never; readonly refusal: Pick<OsmopsError, 'message' | 'remedy'> };

/**
 * The import id as the provider takes it, or what it will have against it, as far as it can tell without OSM. A package's
 * `source` is a folder of the repository: the provider would read any that it is told.
 */
export async function checkImportId(root: string, kind: ObjectKind, text: string): Promise<CheckedImportId> {
  try {
    parsers[kind](text);
  } catch (error) {
    if (isOsmopsError(error)) return { refusal: error };
    throw error;
  }
  return kind === 'vnf-package' || kind === 'ns-package' ? checkSource(root, text) : { id: text };
}

async function checkSource(root: string, text: string): Promise<CheckedImportId> {
  const { id, settings } = ofPackage(text);
  const source = settings['source'];
  if (source === undefined) return { id: text };
  const inside = await insideRepository(root, relative(root, resolve(root, source)));
  if (inside.refused === undefined) return { id: `${id}?${new URLSearchParams({ source: inside.path })}` };
  return {
    refusal: {
      message: `The 'source' of the import id ${inside.refused}.`,
      remedy: "Leave it out: it is then the package's own folder. Or name a folder of the repository.",
    },
  };
}
