import type { Diagnostic } from '../definition/diagnostic.js';
import { type DiagnosticMessage, severity } from '../protocol/diagnostic.js';
import { formatPath } from '../schema/index.js';

/**
 * Diagnostics for Terraform. It shows a path into nested attributes as if the whole resource were meant, so only the first
 * step goes as a path; where there are more, all of them stand in the text.
 */
export function diagnosticMessages(diagnostics: readonly Diagnostic[]): DiagnosticMessage[] {
  return diagnostics.map(({ severity: level, summary, detail = '', attribute = [] }) => {
    const [first] = attribute;
    const place = attribute.length > 1 ? `At ${formatPath(attribute)}.` : '';
    return {
      severity: severity[level],
      summary,
      detail: [detail, place].filter((part) => part !== '').join('\n\n'),
      attribute: typeof first === 'string' ? { steps: [{ attributeName: first }] } : undefined,
    };
  });
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}
