import { camelCase } from '../repository/camel-case.js';

export { camelCase };

/** `ns_instance` as `NsInstance`. */
export function pascalCase(name: string): string {
  return camelCase(`_${name}`);
}

/** The name of one of several: `kdu` of `kdus`. */
export function singular(name: string): string {
  return name.replace(/s$/, '');
}
