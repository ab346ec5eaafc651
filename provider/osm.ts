import type { Nbi } from './nbi/index.js';

/** What happens when a parameter that was given at creation is no longer wanted. */
export const keyRemovalPolicies = ['error', 'replace'] as const;
export type KeyRemovalPolicy = (typeof keyRemovalPolicies)[number];

/** The settings of the whole, from the provider block. A resource's own settings win. */
export interface Settings {
  /** Take over what exists in OSM under a wanted name instead of refusing it. */
  readonly adoptExisting: boolean;
  readonly onKeyRemoval: KeyRemovalPolicy;
  /** Whether a relative path means anything: it does where the provider runs in Terraform's own folder. */
  readonly relativePaths: boolean;
  /**
   * Whether a secret that is missing at the plan may be there at the apply: another resource may write its file, and
   * the plan may be applied in another place. `osmops apply` does both in one place, and has this provider's resources
   * only.
   */
  readonly secretsMayAppear: boolean;
  /** How long an operation is awaited, in milliseconds. */
  readonly timeoutMs: number;
}

/** What the resources work with: the client of one OSM, and the settings. */
export interface Osm {
  readonly nbi: Nbi;
  readonly settings: Settings;
}
