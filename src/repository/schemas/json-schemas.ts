import { connectionFileSchema } from '../../../provider/nbi/connection-file-schema.js';
import { configFields } from '../config-file.js';
import { importsFields } from '../imports-file.js';
import { fileFields, kinds } from '../kinds/index.js';
import { nsInstanceKind } from '../kinds/ns-instance/kind.js';
import { type JsonSchema, yamlForm } from './yaml-form.js';

/** The file names of the JSON Schemas of files of one form; each kind of OSM Ops file has one of its own too. */
export const schemaFiles = {
  config: 'osm-ops-config.schema.json',
  connection: 'connection.schema.json',
  imports: 'osm-ops-imports.schema.json',
  opsFile: 'osm-ops-file.schema.json',
  nsInstance: nsInstanceKind.schemaFile,
} as const;

/** The JSON Schemas of the files that people write, by file name: for editors. */
export function jsonSchemas(): ReadonlyMap<string, JsonSchema> {
  const config = yamlForm(
    configFields.meta({
      title: 'OSM Ops repository',
      description: 'osm_ops_config.yaml, the file that makes a folder a repository of OSM Ops.',
    }),
    'left-out',
  );
  const connection = yamlForm(
    connectionFileSchema.meta({
      title: 'Connection to Open Source MANO',
      description: 'The connection file of OSM Ops and osmops. It holds a password: keep it out of Git.',
    }),
    'fault',
  );
  const imports = yamlForm(
    importsFields.meta({
      title: 'Imports of an OSM Ops repository',
      description:
        "osm_ops_imports.yaml: which objects of OSM the first apply takes into Terraform's state. Delete it afterwards.",
    }),
    'fault',
  );
  const ofKinds = kinds.map((kind): [string, JsonSchema] => {
    const { name, description } = kind;
    const fields = fileFields(kind).meta({
      ...kind.fields.meta(),
      title: `OSM Ops file: ${name}`,
      description,
    });
    return [kind.schemaFile, yamlForm(fields, 'left-out')];
  });
  return new Map([
    [schemaFiles.config, config],
    [schemaFiles.connection, connection],
    [schemaFiles.imports, imports],
    [schemaFiles.opsFile, ofAnyKind(ofKinds.map(([, schema]) => schema))],
    ...ofKinds,
  ]);
}

function ofAnyKind(schemas: readonly JsonSchema[]): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'OSM Ops file',
    description: 'A file that declares one thing as it should be in Open Source MANO.',
    oneOf: schemas.map(({ $schema, ...schema }) => schema),
  };
}
