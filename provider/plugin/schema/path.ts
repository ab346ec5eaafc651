/** Where in a value: attribute names, list indexes, map keys. */
export type Path = readonly (string | number)[];

/** A path as people write it in Terraform: `vnfs[0].labels["a b"]`. */
export function formatPath(path: Path): string {
  return path.map(formatStep).join('').replace(/^\./, '');
}

function formatStep(step: string | number): string {
  if (typeof step === 'number') return `[${step}]`;
  return /^[a-zA-Z_][\w-]*$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
}
