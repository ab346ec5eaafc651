import type { Attributes, PlannedOf } from '../definition/attribute.js';
import type { Diagnostic } from '../definition/diagnostic.js';
import type { DiagnosticMessage } from '../protocol/diagnostic.js';
import type { DynamicValue } from '../protocol/values.js';
import { type Block, validate } from '../schema/index.js';
import { diagnosticMessages } from './diagnostics.js';

/** Checks a configuration of which any part may be unknown: each attribute by its schema, then all by `further` checks. */
export function validateConfig<A extends Attributes>(
  block: Block<A>,
  request: { readonly config: DynamicValue },
  further?: (config: PlannedOf<A>) => readonly Diagnostic[],
): { diagnostics: DiagnosticMessage[] } {
  const config = block.read(request.config);
  if (config === null) return { diagnostics: [] };
  const diagnostics = [...validate(block.shape, config), ...(further?.(block.planned(config)) ?? [])];
  return { diagnostics: diagnosticMessages(diagnostics) };
}
