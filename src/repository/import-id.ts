import { isOsmopsError, type OsmopsError } from '../../provider/errors/index.js';
import { parseReference, referenceNames } from '../../provider/resources/account/import-settings.js';
import { parseImportId } from '../../provider/resources/import-id.js';
import { parseSettings, settingNames } from '../../provider/resources/ns-instance/import-settings.js';
import { packageSettings } from '../../provider/resources/package/import-settings.js';
import type { ObjectKind } from './objects.js';

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

/** What the provider will have against an import id, as far as it can tell without OSM. */
export function importIdProblem(kind: ObjectKind, text: string): OsmopsError | undefined {
  try {
    parsers[kind](text);
    return undefined;
  } catch (error) {
    if (isOsmopsError(error)) return error;
    throw error;
  }
}
