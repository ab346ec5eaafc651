import type { Diagnostic } from '../definition/diagnostic.js';

/** Thrown where the plugin layer itself cannot answer a call, for a reason that the person running Terraform can act on. */
export class Refusal extends Error {
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Omit<Diagnostic, 'severity'>) {
    super(diagnostic.summary);
    this.diagnostic = { severity: 'error', ...diagnostic };
  }
}
