import { lstat, stat } from 'node:fs/promises';
import { isAbsolute, join, normalize } from 'node:path';
import { z } from 'zod';
import { isMissing } from '../../provider/errors/index.js';
import { locate, type YamlNode } from '../../provider/packages/yaml/index.js';
import { type NsInstanceSettings, nsInstanceSettings } from './ns-instance-settings.js';
import { insideRepository } from './paths.js';
import type { Report } from './problem-list.js';
import type { SecretPolicy } from './secret-policy.js';
import { mapping, optionalText, requiredText } from './text-fields.js';
import { checkFields, readYamlFile } from './typed-file.js';
import { warnOfUnknownKeys } from './unknown-keys.js';

/** The file in a repository's root that makes it one of OSM Ops. */
export const configFileName = 'osm_ops_config.yaml';

const defaultExtensions = ['.osmops.yaml', '.osmops.yml'];

/** The fields of `osm_ops_config.yaml`. */
export const configFields = mapping({
  targetDir: optionalText
    .refine((text = '.') => text.trim() !== '', 'must not be blank')
    .meta({
      description:
        'Folder of the OSM Ops files, relative to the root of the repository, which is the default.',
      pattern: '^$|\\S',
    }),
  fileExtensions: z
    .array(z.string('must be a text').optional(), 'must be a list')
    .optional()
    .transform((extensions = []) => extensions.map((extension = '') => extension.trim()).filter(Boolean))
    .meta({
      description: `What the names of OSM Ops files end in, in lower case. Left out: ${defaultExtensions.join(', ')}.`,
    }),
  connectionFile: requiredText
    .regex(/^$|\S/, 'must not be blank')
    .meta({ description: 'The connection file: absolute, or relative to the root of the repository.' }),
  defaults: nsInstanceSettings
    .optional()
    .meta({ description: 'Settings of every NS instance whose file does not say otherwise.' }),
});

/** What `osm_ops_config.yaml` says, with paths made absolute. */
export interface RepositoryConfig {
  readonly configFile: string;
  readonly targetDir: string;
  /** What the lower-cased names of OSM Ops files end in. */
  readonly fileExtensions: readonly string[];
  readonly connectionFile: string;
  /** What holds for every NS instance whose file does not say otherwise. */
  readonly defaults: NsInstanceSettings;
  /** What the repository may name that is not its own; absent: anything. */
  readonly secrets: SecretPolicy | undefined;
}

/**
 * Reads and checks `osm_ops_config.yaml`. Gives nothing after an error.
 *
 * @param connectionFile Absolute path of one to use instead of the one that the file names.
 */
export async function readConfigFile(
  root: string,
  report: Report,
  connectionFile?: string,
  secrets?: SecretPolicy,
): Promise<RepositoryConfig | undefined> {
  const configFile = join(root, configFileName);
  if (!(await exists(configFile))) {
    report(
      'error',
      'config-invalid',
      `The folder is no OSM Ops repository: it has no ${configFileName}.`,
      'Name the folder that holds the repository, or write the file; all it needs is `connectionFile`.',
    );
    return undefined;
  }
  const tree = await readYamlFile(configFile, report);
  if (tree === undefined) return undefined;
  warnOfUnknownKeys(tree, configFields, report);
  const fields = checkFields(tree, configFields, 'config-invalid', report);
  if (fields === undefined) return undefined;
  warnOfUpperCase(fields.fileExtensions, tree, report);
  const targetDir = await findTargetDir(root, fields.targetDir, tree, report);
  const usedConnectionFile =
    connectionFile ?? (await findConnectionFile(root, fields.connectionFile, secrets, tree, report));
  if (targetDir === undefined || usedConnectionFile === undefined) return undefined;
  const fileExtensions = fields.fileExtensions.length > 0 ? fields.fileExtensions : defaultExtensions;
  const { defaults = {} } = fields;
  return { configFile, targetDir, fileExtensions, connectionFile: usedConnectionFile, defaults, secrets };
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    (error: unknown) => !isMissing(error),
  );
}

function warnOfUpperCase(extensions: readonly string[], tree: YamlNode, report: Report): void {
  for (const extension of extensions.filter((text) => text !== text.toLowerCase())) {
    report(
      'warning',
      'config-invalid',
      `No file can have the extension '${extension}': it is compared with names in lower case.`,
      `Write it as '${extension.toLowerCase()}'.`,
      locate(tree, ['fileExtensions']),
    );
  }
}

async function findTargetDir(
  root: string,
  configured: string | undefined,
  tree: YamlNode,
  report: Report,
): Promise<string | undefined> {
  const inside = await insideRepository(root, configured?.trim() ?? '');
  const isFolder = inside.refused === undefined && (await isDirectory(inside.path));
  if (isFolder) return inside.path;
  reportPath(
    'targetDir',
    inside.refused ?? 'is not a folder',
    'a folder inside the repository',
    tree,
    report,
  );
  return undefined;
}

async function findConnectionFile(
  root: string,
  configured: string,
  secrets: SecretPolicy | undefined,
  tree: YamlNode,
  report: Report,
): Promise<string | undefined> {
  // OSM Ops trims later than it looks for the slash: a blank before it makes the path a relative one.
  if (isAbsolute(configured)) {
    if (secrets === undefined) return normalize(configured.trim());
    report(
      'error',
      'config-invalid',
      "'connectionFile' is a file of the poller's computer, which no repository may name.",
      'Name it in the configuration of the poller, `connectionFile` of this repository; or name a file inside the repository.',
      locate(tree, ['connectionFile']),
    );
    return undefined;
  }
  const inside = await insideRepository(root, configured.trim());
  if (inside.refused === undefined) return inside.path;
  const wanted = 'a file inside the repository, or give its absolute path';
  reportPath('connectionFile', inside.refused, wanted, tree, report);
  return undefined;
}

function reportPath(key: string, refused: string, wanted: string, tree: YamlNode, report: Report): void {
  report('error', 'config-invalid', `'${key}' ${refused}.`, `Name ${wanted}.`, locate(tree, [key]));
}

async function isDirectory(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}
