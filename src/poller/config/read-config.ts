import { dirname, resolve } from 'node:path';
import type { z } from 'zod';
import { describeRefusal, readRegularFile } from '../../../base/files/read-regular-file.js';
import { locate, maxYamlBytes, readYaml, type YamlNode } from '../../../provider/packages/yaml/index.js';
import type { Problem } from '../../repository/index.js';
import { ProblemList, type Report } from '../../repository/problem-list.js';
import { textView } from '../../repository/text-view.js';
import { withAbsolutePaths } from './absolute-paths.js';
import { configuredPaths } from './configured-paths.js';
import { nameOf, reportIssue } from './issues.js';
import { configSchema, type PollerConfig } from './schema.js';
import { secretFoldersNotApart } from './secret-folders.js';

/** What came of reading `osmops.yaml`. */
export interface ConfigReading {
  /** Absent if there is an error. */
  readonly config?: PollerConfig;
  /** Sorted by line and column. */
  readonly problems: readonly Problem[];
}

/**
 * Reads the configuration of the poller. Nothing is thrown for what the file holds: all its problems come back at once.
 * Scalars are texts, as they are written; a key that nothing reads is an error, for a setting that has no effect may be
 * the guard that somebody relies on.
 */
export async function readPollerConfig(file: string): Promise<ConfigReading> {
  const problems = new ProblemList();
  const config = await readFile(file, problems.forFile(file));
  return {
    ...(!problems.hasErrors && config && { config }),
    problems: problems.sorted(),
  };
}

async function readFile(file: string, report: Report): Promise<PollerConfig | undefined> {
  const reading = await readRegularFile(file, { maxBytes: maxYamlBytes, followsLinks: true });
  if (reading.refused !== undefined) {
    report(
      'error',
      'watch-config-invalid',
      `The file ${describeRefusal(reading.refused)}.`,
      'Name the configuration of the poller with --config.',
    );
    return undefined;
  }
  const { root, problems } = await readYaml(reading.content, 'later');
  for (const { severity, message, remedy, at } of problems) {
    if (severity === 'error') report(severity, 'yaml-invalid', message, remedy, at);
  }
  const config = root && check(root, report);
  return (
    config && checkFolders(withAbsolutePaths(config, dirname(resolve(file))), root, resolve(file), report)
  );
}

/** The keys of the two outermost mappings; what is further inside gets no guess. */
function keysAt(path: readonly PropertyKey[]): readonly string[] {
  if (path.length === 0) return Object.keys(configSchema.shape);
  return path.length === 2 ? Object.keys(configSchema.shape.repositories.element.shape) : [];
}

function check(root: YamlNode, report: Report): PollerConfig | undefined {
  const view = textView(root);
  const parsed = configSchema.safeParse(view);
  if (parsed.success) return parsed.data;
  const issues: readonly z.core.$ZodIssue[] = parsed.error.issues;
  for (const issue of issues) {
    reportIssue(issue, view, keysAt, (message, remedy, path, part) =>
      report('error', 'watch-config-invalid', message, remedy, locate(root, path, part)),
    );
  }
  return undefined;
}

async function checkFolders(
  config: PollerConfig,
  root: YamlNode,
  file: string,
  report: Report,
): Promise<PollerConfig> {
  const paths = configuredPaths(textView(root), dirname(file));
  // The configuration says where everything is, and may hold what a template of a notification says.
  const all = [...paths, { at: [], path: file }];
  for (const { dir, other, relation } of await secretFoldersNotApart(all)) {
    const what = other.at.length === 0 ? 'the configuration itself' : `what '${nameOf(other.at)}' names`;
    report(
      'error',
      'watch-config-invalid',
      `'${nameOf(dir.at)}' ${relation} ${what}, once links are followed.`,
      'Name a folder that has the secrets of this repository and nothing else: who commits to it may have all of them.',
      locate(root, [...dir.at]),
    );
  }
  return config;
}
