/** `nsd_name` as `nsdName`. */
export function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, sign: string) => sign.toUpperCase());
}

/** `ns_instance` as `NsInstance`. */
export function pascalCase(name: string): string {
  return camelCase(`_${name}`);
}

/** The name of one of several: `kdu` of `kdus`. */
export function singular(name: string): string {
  return name.replace(/s$/, '');
}
