import { type Encodable, embedded, enumeration, message, presence, string } from '../wire/protobuf/index.js';
import { attributePath } from './values.js';

/** Numbers of `Diagnostic.Severity`. */
export const severity = { error: 1, warning: 2 } as const;

export const diagnostic = message({
  severity: enumeration(1),
  summary: string(2),
  detail: string(3),
  attribute: presence(embedded(4, attributePath)),
});
export type DiagnosticMessage = Encodable<typeof diagnostic>;
