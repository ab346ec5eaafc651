import { z } from 'zod';
import { locate, type YamlNode } from '../../provider/packages/yaml/index.js';
import { isGoYamlNull } from './go-yaml-scalar.js';
import { didYouMean } from './near-miss.js';
import { readParameters } from './parameters.js';
import type { Report } from './problem-list.js';
import { mapping, missing, optionalText, requiredText } from './text-fields.js';
import { checkFields, warnOfUnknownKeys } from './typed-file.js';
import type { NsInstanceDeclaration } from './types.js';

/** What `kind` may be, compared without case. */
export const supportedKinds = ['NsInstance'];

/** In code points: Python, and so OSM, counts them, and JSON Schema does too. */
const maxLength = 255;

/** OSM's rule for the name of an NS instance, a member VNF index, and a KDU (`name_schema` in the NBI's validation.py). */
const osmName = requiredText
  .regex(/^[^,;()'"]*$/, `must hold none of , ; ( ) ' " (OSM refuses them)`)
  .refine(fitsOsm, 'must be at most 255 characters long')
  .meta({ maxLength });

/** OSM's rule for descriptions (`description_schema` there). */
const osmDescription = optionalText
  .refine((text = '') => !/['"]/.test(text), `must hold neither ' nor " (OSM refuses them)`)
  .refine((text = '') => fitsOsm(text), 'must be at most 255 characters long')
  .meta({ maxLength, pattern: `^[^'"]*$` });

const kduSchema = mapping({
  name: osmName.meta({ description: 'The KDU in the VNFD.' }),
  // What only an editor is told of: readParameters checks them, and says more.
  params: z
    .unknown()
    .optional()
    .meta({
      description: 'Helm values. A name at the top may hold neither . nor $.',
      type: ['object', 'null'],
      propertyNames: { pattern: '^[^.$]*$' },
    }),
});

/** The fields of an NsInstance file, beside its kind. */
export const nsInstanceFields = mapping({
  name: osmName.meta({ description: 'The identity of the instance: its name in OSM.' }),
  description: osmDescription.meta({ description: 'What the instance is for.' }),
  nsdName: requiredText.meta({ description: 'Id of the NSD.' }),
  vnfName: osmName.meta({ description: 'The member VNF index in the NSD.' }),
  vimAccountName: requiredText.meta({ description: 'Name of the VIM account in OSM.' }),
  kdu: kduSchema.meta({ description: 'The KDU, and its Helm values.' }),
});

function fitsOsm(text: string): boolean {
  return [...text].length <= maxLength;
}

/** Tells whether a file says it is of a kind that OSM Ops reads. */
export function isSupportedKind(kind: string): boolean {
  return supportedKinds.some((supported) => supported.toLowerCase() === kind.toLowerCase());
}

/** An NS instance as an OSM Ops file declares it: one VNF with one KDU. Gives nothing after an error. */
export function readNsInstance(
  file: string,
  root: YamlNode,
  report: Report,
): NsInstanceDeclaration | undefined {
  if (!checkKind(root, report)) return undefined;
  warnOfUnknownKeys(root, ['kind', ...Object.keys(nsInstanceFields.shape)], report);
  const kdu = root.kind === 'map' ? root.entries.get('kdu')?.value : undefined;
  warnOfUnknownKeys(kdu, Object.keys(kduSchema.shape), report);
  const params = readParameters(kdu?.kind === 'map' ? kdu.entries.get('params')?.value : undefined, report);
  const fields = checkFields(root, nsInstanceFields, 'file-invalid', report);
  if (fields === undefined) return undefined;
  const { name, description, nsdName, vnfName, vimAccountName } = fields;
  const placeOf = (...path: string[]) => ({ file, ...locate(root, path) });
  return {
    place: placeOf('name'),
    name,
    ...(description !== undefined && { description }),
    nsdName,
    nsdPlace: placeOf('nsdName'),
    vimAccountName,
    vnfs: [
      {
        place: placeOf('vnfName'),
        memberVnfIndex: vnfName,
        kdus: [{ place: placeOf('kdu', 'name'), name: fields.kdu.name, ...(params && { params }) }],
      },
    ],
  };
}

/**
 * Reports a kind that is not known. Tells whether to read on: what the other keys should be depends on the kind, but
 * a file without any is most likely meant as the only kind there is.
 */
function checkKind(root: YamlNode, report: Report): boolean {
  const kind = root.kind === 'map' ? root.entries.get('kind')?.value : undefined;
  const remedy = `The kinds are: ${supportedKinds.join(', ')}.`;
  if (kind === undefined || (kind.kind === 'scalar' && isGoYamlNull(kind))) {
    report('error', 'file-invalid', `'kind' ${missing}.`, remedy, kind?.at ?? root.at);
    return true;
  }
  if (kind.kind === 'scalar' && isSupportedKind(kind.text)) return true;
  const message =
    kind.kind === 'scalar'
      ? `The kind '${kind.text}' is not known${didYouMean(kind.text, supportedKinds) || '.'}`
      : "'kind' must be a text.";
  report('error', 'file-invalid', message, remedy, kind.at);
  return false;
}
