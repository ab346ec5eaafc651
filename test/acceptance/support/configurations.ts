import { cp, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

const packages = resolve('examples/openldap/deploy/osm-pkgs');

/** The two packages of the example. */
export const openldapPackages = `
resource "osm_vnf_package" "openldap_knf" {
  source = ${JSON.stringify(`${packages}/openldap_knf`)}
}
resource "osm_ns_package" "openldap_ns" {
  source     = ${JSON.stringify(`${packages}/openldap_ns`)}
  depends_on = [osm_vnf_package.openldap_knf]
}
`;

/** An NS instance of the example's NSD. `params` is HCL; `rest` more attributes. */
export function openldapInstance(params: string, rest = '', name = 'ldap'): string {
  return `
resource "osm_ns_instance" "ldap" {
  name             = ${JSON.stringify(name)}
  nsd_name         = osm_ns_package.openldap_ns.descriptor_id
  vim_account_name = "mylocation1"
  vnfs = [{
    member_vnf_index = "openldap"
    kdus             = [{ name = "ldap", params = jsonencode(${params}) }]
  }]
  ${rest}
}
`;
}

/** The two packages, and a second NS package `other_ns` of the same VNF, which is written into `folder`. */
export async function withOtherNsd(folder: string): Promise<string> {
  const source = join(folder, 'other_ns');
  await cp(`${packages}/openldap_ns`, source, { recursive: true });
  const descriptor = join(source, 'openldap_nsd.yaml');
  await writeFile(descriptor, (await readFile(descriptor, 'utf8')).replaceAll('openldap_ns', 'other_ns'));
  return `${openldapPackages}
resource "osm_ns_package" "other_ns" {
  source     = ${JSON.stringify(source)}
  depends_on = [osm_vnf_package.openldap_knf]
}
`;
}
