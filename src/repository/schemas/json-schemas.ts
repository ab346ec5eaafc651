import { z } from 'zod';
import { connectionFileSchema } from '../../../provider/nbi/connection-file-schema.js';
import { configFields } from '../config-file.js';
import { nsInstanceFields, supportedKinds } from '../ns-instance-file.js';
import { type JsonSchema, yamlForm } from './yaml-form.js';

/** The file names of the JSON Schemas. */
export const schemaFiles = {
  config: 'osm-ops-config.schema.json',
  connection: 'connection.schema.json',
  nsInstance: 'ns-instance.schema.json',
} as const;

const kind = z.string().meta({
  description: 'What the file declares; compared without case.',
  // An editor offers what stands in `enum`.
  anyOf: supportedKinds.flatMap((name) => [{ enum: [name] }, { pattern: `^${withoutCase(name)}$` }]),
});

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
  const nsInstance = yamlForm(
    z.object({ kind, ...nsInstanceFields.shape }).meta({
      title: 'OSM Ops file',
      description: 'One NS instance as it should be in Open Source MANO.',
    }),
    'left-out',
  );
  return new Map([
    [schemaFiles.config, config],
    [schemaFiles.connection, connection],
    [schemaFiles.nsInstance, nsInstance],
  ]);
}

/** A pattern, for JSON Schema's have no flags. */
function withoutCase(word: string): string {
  return [...word].map((letter) => `[${letter.toUpperCase()}${letter.toLowerCase()}]`).join('');
}
