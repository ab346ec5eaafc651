/** One step into a value: an attribute's or a key's name, or an index. */
export type Step = string | number;

/**
 * A path for people: `vnfs[0].kdus[0].params.replicaCount`. A key that is no plain word stands in brackets:
 * `annotations["kubernetes.io/os"]`.
 */
export function formatPath(steps: readonly Step[]): string {
  return steps.reduce<string>((path, step) => {
    if (typeof step === 'number') return `${path}[${step}]`;
    if (!/^[A-Za-z_][\w-]*$/.test(step)) return `${path}[${JSON.stringify(step)}]`;
    return path === '' ? step : `${path}.${step}`;
  }, '');
}
