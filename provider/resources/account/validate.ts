import { type Diagnostic, unknown, type WithUnknown } from '../../plugin/definition/index.js';

/** Holds that a secret is referred to in one way. */
export function validateSecret(
  name: string,
  env: WithUnknown<string | null>,
  file: WithUnknown<string | null>,
): readonly Diagnostic[] {
  if (env === unknown || file === unknown || (env === null) !== (file === null)) return [];
  return [
    {
      severity: 'error',
      summary:
        env === null
          ? `Neither ${name}_env nor ${name}_file is given`
          : `Both ${name}_env and ${name}_file are given`,
      detail: `Give one of the two: the environment variable or the file that holds the ${name}.`,
      attribute: [`${name}_env`],
    },
  ];
}
