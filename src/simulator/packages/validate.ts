import { isJsonObject, type Json } from '../../../provider/json/index.js';
import { unprocessable } from '../http/nbi-error.js';
import { textOf } from '../json.js';
import type { PackageKind } from '../store/records.js';
import { connectionPointsOf, type Descriptor } from './descriptor.js';
import { knownKeys } from './known-keys.js';

/** Texts in YAML that the information model has as truth values. */
const booleans: ReadonlySet<string> = new Set(['mgmt-network']);
const texts: ReadonlySet<string> = new Set([
  ...['id', 'name', 'short-name', 'product-name', 'vendor', 'provider', 'designer', 'version', 'description'],
  ...['helm-chart', 'juju-bundle', 'member-vnf-index', 'vnfd-id-ref', 'mgmt-cp'],
]);

/**
 * Checks a descriptor as far as the recordings show what OSM checks, and brings its scalars to the types of the
 * information model (`mgmt-network: 'true'` becomes true). With `force` unknown keys are dropped instead of refused.
 * Throws 422.
 */
export function validate(kind: PackageKind, descriptor: Descriptor, force: boolean): Descriptor {
  const { format } = descriptor;
  const entries = Object.entries(descriptor.fields);
  const unknown = entries.find(([key]) => !knownKeys[kind][format].includes(key));
  if (unknown !== undefined && !force) {
    throw invalid(`JSON object contained a key that did not exist (${unknown[0]})`);
  }
  const kept = entries.filter(([key]) => knownKeys[kind][format].includes(key));
  const fields = Object.fromEntries(kept.map(([key, value]) => [key, toModel(key, value)]));
  if (textOf(fields['id']) === '') throw invalid("'id'");
  if (kind === 'vnfd' && !force) checkManagement({ format, fields });
  return { format, fields };
}

function invalid(reason: string) {
  return unprocessable(`Error in pyangbind validation: ${reason}`);
}

function toModel(key: string, value: Json): Json {
  if (Array.isArray(value)) return value.map((item) => toModel(key, item));
  if (isJsonObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([inner, item]) => [inner, toModel(inner, item)]));
  }
  if (booleans.has(key) && typeof value === 'string') return value.toLowerCase() === 'true';
  return texts.has(key) && value !== null ? String(value) : value;
}

/** A VNF's management point must be named and exist. */
function checkManagement(descriptor: Descriptor): void {
  const { format, fields } = descriptor;
  const attribute = format === 'SOL006' ? 'mgmt-cp' : 'mgmt-interface';
  const management = fields[attribute];
  if (management === undefined)
    throw unprocessable(`'${attribute}' is a mandatory field and it is not defined`);
  const point = isJsonObject(management) ? management['cp'] : management;
  if (point !== undefined && !connectionPointsOf(descriptor).includes(textOf(point))) {
    throw unprocessable(`${attribute}='${textOf(point)}' must match an existing connection point`);
  }
}
