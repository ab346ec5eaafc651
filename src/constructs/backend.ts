import type { Construct } from 'constructs';
import { TerraformBackend } from './cdktf.js';
import { literalText } from './literal.js';

/** A setting of a backend: a text, which Terraform converts to what the backend wants, or such settings inside. */
export type BackendValue = string | readonly BackendValue[] | { readonly [key: string]: BackendValue };

/** Where Terraform keeps the state, in Terraform's words. What is given here can be read in the synthesized file. */
export interface BackendSettings {
  /** Terraform's name of the backend, such as `pg`. */
  readonly type: string;
  readonly config: Readonly<Record<string, BackendValue>>;
}

/** Any backend of Terraform, as settings describe it. */
export class AnyBackend extends TerraformBackend {
  readonly #config: BackendSettings['config'];

  constructor(scope: Construct, { type, config }: BackendSettings) {
    super(scope, 'backend', type);
    this.#config = config;
  }

  /** Nobody reads this stack's outputs from another one. */
  getRemoteStateDataSource(): never {
    throw new TypeError('a stack of osmops has no outputs to be read');
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return Object.fromEntries(Object.entries(this.#config).map(([key, value]) => [key, literal(value)]));
  }
}

function literal(value: BackendValue): unknown {
  if (typeof value === 'string') return literalText(value);
  if (isList(value)) return value.map(literal);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, literal(inner)]));
}

function isList(value: BackendValue): value is readonly BackendValue[] {
  return Array.isArray(value);
}
