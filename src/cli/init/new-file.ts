import { posix } from 'node:path';
import type { Json } from '../../../provider/json/index.js';
import { configFileName } from '../../repository/config-file.js';
import { jsonSchemas, schemaFiles } from '../../repository/schemas/json-schemas.js';
import { writeYaml } from '../../repository/write-yaml.js';

/** A file to be written. */
export interface NewFile {
  /** Relative to the repository, with `/`. */
  readonly path: string;
  readonly content: string | Uint8Array;
  /** Whether only its owner may read it. */
  readonly secret?: boolean;
  readonly executable?: boolean;
}

/** Where a repository keeps the JSON Schemas for editors: in Git, so that they are there without a network. */
const schemaFolder = '.osmops-schemas';

/**
 * A YAML file. Its first line tells editors with the YAML language server by what schema to check it; `comment` are
 * further lines above the value.
 */
export function yamlFile(path: string, schemaFile: string, value: Json, comment = ''): NewFile {
  const fromFile = posix.relative(posix.dirname(path), posix.join(schemaFolder, schemaFile));
  return { path, content: `# yaml-language-server: $schema=${fromFile}\n${comment}${writeYaml(value)}` };
}

/** The file that makes a folder a repository. */
export function configFile(targetDir: string, connectionFile: string): NewFile {
  return yamlFile(configFileName, schemaFiles.config, { targetDir, connectionFile });
}

/** A folder of the repository as it stands in its configuration: `deploy` for `./deploy/`. */
export function plainFolder(folder: string): string {
  return posix.normalize(`./${folder.trim()}`).replace(/\/$/, '');
}

/** The JSON Schemas, where {@link yamlFile} has editors look for them. */
export function schemaCopies(): readonly NewFile[] {
  return [...jsonSchemas()].map(([file, schema]) => ({
    path: posix.join(schemaFolder, file),
    content: `${JSON.stringify(schema, null, 2)}\n`,
  }));
}
