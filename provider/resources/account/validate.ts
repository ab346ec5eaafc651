import { type Diagnostic, unknown, type WithUnknown } from '../../plugin/definition/index.js';

/** Holds that a secret is not referred to in two ways. In none is fine where nothing is to be sent, as after an import. */
export function validateSecret(
  name: string,
  env: WithUnknown<string | null>,
  file: WithUnknown<string | null>,
): readonly Diagnostic[] {
  if (env === unknown || file === unknown || env === null || file === null) return [];
  return [
    {
      severity: 'error',
      summary: `Both ${name}_env and ${name}_file are given`,
      detail: `Give one of the two: the environment variable or the file that holds the ${name}.`,
      attribute: [`${name}_env`],
    },
  ];
}
