import { existsSync } from 'node:fs';
import { devNull } from 'node:os';
import { resolve } from 'node:path';
import type { ReattachConfig } from '../provider/reattach.js';

export interface EnvironmentOptions {
  /** What the run inherits; the process's own environment as a rule. */
  readonly base: NodeJS.ProcessEnv;
  /** Providers that run already. Without them TF_REATTACH_PROVIDERS is inherited. */
  readonly reattach?: ReattachConfig | undefined;
}

/** The whole environment for a run of Terraform: what it inherits, made fit for a run that nobody watches. */
export function terraformEnvironment({ base, reattach }: EnvironmentOptions): Record<string, string> {
  // A data folder elsewhere would be shared by all working folders.
  const { TF_DATA_DIR: _, TF_CLI_CONFIG_FILE: configFile, ...inherited } = base;
  return {
    ...withoutUndefined(inherited),
    CHECKPOINT_DISABLE: '1',
    TF_IN_AUTOMATION: '1',
    ...(configFile && { TF_CLI_CONFIG_FILE: existingConfigFile(configFile) }),
    ...(reattach && { TF_REATTACH_PROVIDERS: JSON.stringify(reattach) }),
  };
}

/**
 * The configuration file made absolute, for Terraform runs in another folder. Terraform warns on every run of one that
 * does not exist and goes on with none; an empty file means the same to it, without the warning.
 */
function existingConfigFile(configFile: string): string {
  const path = resolve(configFile);
  return existsSync(path) ? path : devNull;
}

function withoutUndefined(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
