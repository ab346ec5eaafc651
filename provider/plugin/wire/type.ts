/** A Terraform type, in the form that Terraform itself uses in JSON. */
export type TerraformType =
  | 'string'
  | 'number'
  | 'bool'
  | 'dynamic'
  | readonly ['list' | 'set' | 'map', TerraformType]
  | readonly ['tuple', readonly TerraformType[]]
  | readonly ['object', Readonly<Record<string, TerraformType>>];

/** The bytes that stand for a type in schemas and beside dynamic values. */
export function encodeType(type: TerraformType): Uint8Array {
  return Buffer.from(JSON.stringify(type));
}

/** Reads the bytes that {@link encodeType} writes. Throws a TypeError on a type that Terraform does not have. */
export function decodeType(bytes: Uint8Array): TerraformType {
  const json: unknown = JSON.parse(Buffer.from(bytes).toString());
  return typeOf(json);
}

function typeOf(json: unknown): TerraformType {
  if (json === 'string' || json === 'number' || json === 'bool' || json === 'dynamic') return json;
  if (Array.isArray(json)) {
    const [kind, of]: unknown[] = json;
    if (kind === 'list' || kind === 'set' || kind === 'map') return [kind, typeOf(of)];
    if (kind === 'tuple' && Array.isArray(of)) return ['tuple', of.map(typeOf)];
    if (kind === 'object' && typeof of === 'object' && of !== null) {
      return ['object', Object.fromEntries(Object.entries(of).map(([name, type]) => [name, typeOf(type)]))];
    }
  }
  throw new TypeError(`not a Terraform type: ${JSON.stringify(json)}`);
}
