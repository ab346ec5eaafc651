import { posix } from 'node:path';
import { stringify } from 'yaml';

/** A file to be written. */
export interface NewFile {
  /** Relative to the repository, with `/`. */
  readonly path: string;
  readonly text: string;
  /** Whether only its owner may read it. */
  readonly secret?: boolean;
}

/** Where a repository keeps the JSON Schemas for editors: in Git, so that they are there without a network. */
export const schemaFolder = '.osmops-schemas';

/** The line that tells editors with the YAML language server by what schema to check a file. */
export function schemaLine(path: string, schemaFile: string): string {
  const fromFile = posix.relative(posix.dirname(path), posix.join(schemaFolder, schemaFile));
  return `# yaml-language-server: $schema=${fromFile}\n`;
}

/** YAML for OSM and OSM Ops, which read 1.1: a text that means something else there is quoted. */
export function toYaml(value: unknown): string {
  return stringify(value, { version: '1.1', lineWidth: 0 });
}
