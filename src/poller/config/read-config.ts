import { dirname, resolve } from 'node:path';
import type { z } from 'zod';
import { describeRefusal, readRegularFile } from '../../../base/files/read-regular-file.js';
import { locate, maxYamlBytes, readYaml, type YamlNode } from '../../../provider/packages/yaml/index.js';
import type { Problem } from '../../repository/index.js';
import { ProblemList, type Report } from '../../repository/problem-list.js';
import { textView } from '../../repository/text-view.js';
import { withAbsolutePaths } from './absolute-paths.js';
import { reportIssue } from './issues.js';
import { filesGivenAway } from './poller-files.js';
import { configSchema, type PollerConfig } from './schema.js';

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
  return config && checkFolders(withAbsolutePaths(config, dirname(resolve(file))), root, report);
}

function check(root: YamlNode, report: Report): PollerConfig | undefined {
  const view = textView(root);
  const parsed = configSchema.safeParse(view);
  if (parsed.success) return parsed.data;
  const issues: readonly z.core.$ZodIssue[] = parsed.error.issues;
  for (const issue of issues) {
    reportIssue(issue, view, (message, remedy, path, part) =>
      report('error', 'watch-config-invalid', message, remedy, locate(root, path, part)),
    );
  }
  return undefined;
}

function checkFolders(config: PollerConfig, root: YamlNode, report: Report): PollerConfig {
  for (const { index, file } of filesGivenAway(config)) {
    report(
      'error',
      'watch-config-invalid',
      `'repositories[${index}].secrets.dir' holds what is the poller's own: ${file}.`,
      'Name a folder that has the secrets of this repository and nothing else: who commits to it may have all of them.',
      locate(root, ['repositories', index, 'secrets', 'dir']),
    );
  }
  return config;
}
