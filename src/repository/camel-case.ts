/** `nsd_name` as `nsdName`. */
export function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, sign: string) => sign.toUpperCase());
}
