import { isGoYamlNull } from '../go-yaml-scalar.js';
import { didYouMean } from '../near-miss.js';
import { missing } from '../text-fields.js';
import type { Declaration } from '../types.js';
import { warnOfUnknownKeys } from '../unknown-keys.js';
import { fileFields, findKind, kindNames } from './index.js';
import type { Kind, OpsFile } from './kind.js';
import { reportLiteralSecrets } from './literal-secrets.js';
import { nsInstanceKind } from './ns-instance/kind.js';

/** What an OSM Ops file declares. Reports every problem, and gives nothing after an error. */
export async function readDeclaration(file: OpsFile): Promise<Declaration | undefined> {
  const kind = kindOf(file);
  if (kind === undefined) return undefined;
  // Beside a secret no key is named: in `{password: a,b}` the half of a password is one.
  if (!reportLiteralSecrets(kind, file)) warnOfUnknownKeys(file.tree, fileFields(kind), file.report);
  return kind.read(file);
}

/**
 * The kind of a file. Reports one that is not known, and gives nothing then: what the other keys should be depends on
 * the kind. A file without any that names an NSD can only be meant as an NS instance.
 */
function kindOf({ tree, report }: OpsFile): Kind | undefined {
  const entries = tree.kind === 'map' ? tree.entries : undefined;
  const kind = entries?.get('kind')?.value;
  const remedy = `The kinds are: ${kindNames.join(', ')}.`;
  if (kind === undefined || (kind.kind === 'scalar' && isGoYamlNull(kind))) {
    report('error', 'file-invalid', `'kind' ${missing}.`, remedy, kind?.at ?? tree.at);
    return entries?.has('nsdName') ? nsInstanceKind : undefined;
  }
  const known = kind.kind === 'scalar' ? findKind(kind.text) : undefined;
  if (known !== undefined) return known;
  const message =
    kind.kind === 'scalar'
      ? `The kind '${kind.text}' is not known${didYouMean(kind.text, kindNames) || '.'}`
      : "'kind' must be a text.";
  report('error', 'file-invalid', message, remedy, kind.at);
  return undefined;
}
