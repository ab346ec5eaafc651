/** A resource as a state file names it. */
export interface NamedResource {
  readonly module?: string | undefined;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
}

/** The address of one instance of a resource, in Terraform's words. */
export function instanceAddress({ module, mode, type, name }: NamedResource, key?: string | number): string {
  const resource = [
    ...(module === undefined ? [] : [module]),
    ...(mode === 'data' ? ['data'] : []),
    type,
    name,
  ].join('.');
  return key === undefined ? resource : `${resource}[${quoted(key)}]`;
}

/** A key as Terraform writes it in addresses: in a string, the beginning of a template is doubled. */
function quoted(key: string | number): string {
  return JSON.stringify(key).replace(/[$%](?=\{)/g, '$&$&');
}
