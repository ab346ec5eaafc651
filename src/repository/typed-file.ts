import type { z } from 'zod';
import { describeRefusal, readRegularFile } from '../../base/files/read-regular-file.js';
import type { ErrorCode } from '../../provider/errors/index.js';
import { locate, maxYamlBytes, readYaml, type YamlNode } from '../../provider/packages/yaml/index.js';
import type { Report } from './problem-list.js';
import { missing } from './text-fields.js';
import { textView } from './text-view.js';
import { wordIssue } from './wording.js';

/** A YAML file of the repository, as far as it can be read. Reports why it cannot. */
export async function readYamlFile(path: string, report: Report): Promise<YamlNode | undefined> {
  const reading = await readRegularFile(path, { maxBytes: maxYamlBytes });
  if (reading.refused !== undefined) {
    const remedy = 'Put a regular, readable file of at most 10 MB there, or remove it.';
    report('error', 'file-unreadable', `The file ${describeRefusal(reading.refused)}.`, remedy);
    return undefined;
  }
  const { root, problems } = await readYaml(reading.content, 'later');
  for (const { severity, message, remedy, at } of problems) {
    report(severity, severity === 'error' ? 'yaml-invalid' : 'yaml-ambiguous', message, remedy, at);
  }
  return root;
}

/** Checks a file's texts by a schema. Reports each field that does not fit at its place, and gives nothing then. */
export function checkFields<T>(
  root: YamlNode,
  schema: z.ZodType<T>,
  code: ErrorCode,
  report: Report,
  texts: unknown = textView(root),
): T | undefined {
  const parsed = schema.safeParse(texts, { error: wordIssue });
  if (parsed.success) return parsed.data;
  for (const { path, message } of parsed.error.issues) {
    const field = path.length === 0 ? 'The file' : `'${path.join('.')}'`;
    report('error', code, `${field} ${message}.`, remedyFor(path, message), locate(root, path));
  }
  return undefined;
}

function remedyFor(path: readonly PropertyKey[], message: string): string {
  if (path.length === 0) return 'Write `key: value` lines.';
  return message === missing ? `Add '${path.join('.')}' with a value.` : `Change '${path.join('.')}'.`;
}
