import { relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { errorCodes } from '../../../provider/errors/index.js';
import { version } from '../../../provider/version.js';
import type { Problem } from '../../repository/index.js';

const ruleIds = Object.keys(errorCodes);

/** Rules are the same in every run, as code hosts want them to be: what to do in one case is said by its result. */
const rules = Object.entries(errorCodes).map(([id, text]) => ({
  id,
  shortDescription: { text },
  fullDescription: { text: `${text}.` },
  help: { text: `${text}. Each result says what to do about it.` },
}));

/**
 * The problems of a repository as a log in the Static Analysis Results Interchange Format (SARIF) 2.1.0, an OASIS
 * standard: how code hosts take what is to be shown at the lines of a change. Files are relative to `cwd`, which in
 * a pipeline is the top of the checkout.
 */
export function sarifLog(problems: readonly Problem[], root: string, cwd: string): object {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'osmops', semanticVersion: version, rules } },
        columnKind: 'utf16CodeUnits',
        results: problems.map((problem) => resultOf(problem, root, cwd)),
      },
    ],
  };
}

function resultOf({ severity, code, message, remedy, place }: Problem, root: string, cwd: string): object {
  const { file, line, column } = place;
  return {
    ruleId: code,
    ruleIndex: ruleIds.indexOf(code),
    level: severity,
    message: { text: `${message}\n${remedy}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(resolve(root, file), cwd) },
          // Code hosts show nothing that has no line, so a problem of a whole file stands at its first one.
          region: { startLine: line ?? 1, ...(column !== undefined && { startColumn: column }) },
        },
      },
    ],
  };
}

/** A URI relative to a folder, or an absolute one for what stands elsewhere. */
function uriOf(path: string, folder: string): string {
  const parts = relative(folder, path).split(sep);
  if (parts[0] === '..') return pathToFileURL(path).href;
  return parts.map(encodeURIComponent).join('/') || '.';
}
