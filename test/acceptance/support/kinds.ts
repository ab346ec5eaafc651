import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { buildArchive, readPackage } from '../../../provider/packages/index.js';
import type { AccountSystem } from './accounts.js';

const packages = resolve('examples/openldap/deploy/osm-pkgs');

/** One resource of a kind in HCL: its type, and the attributes that give it a name of ours. */
export interface OneOfAKind {
  readonly type: string;
  attributes(name: string): string;
}

/** Writes a package folder whose descriptor's id is `name`. */
async function packageFolder(folder: string, from: 'openldap_knf' | 'openldap_ns', name: string) {
  const source = join(folder, 'packages', name);
  await mkdir(join(folder, 'packages'), { recursive: true });
  await cp(`${packages}/${from}`, source, { recursive: true });
  const file = join(source, from === 'openldap_ns' ? 'openldap_nsd.yaml' : 'openldap_vnfd.yaml');
  const text = await readFile(file, 'utf8');
  const id = from === 'openldap_ns' ? /\bopenldap_ns\b/g : /(\bid: )openldap_knf\b/g;
  await writeFile(file, text.replace(id, from === 'openldap_ns' ? name : `$1${name}`));
}

/**
 * One resource of every kind, none of which needs another: somebody else uploads the packages that instances are of. Of the packages
 * there are folders for the names `one` and `two`.
 */
export async function everyKind({
  folder,
  passwordFile,
  kubeconfig,
  nbi,
}: AccountSystem): Promise<OneOfAKind[]> {
  await nbi.vnfPackages.create(await buildArchive(await readPackage(`${packages}/openldap_knf`)));
  await nbi.nsPackages.create(await buildArchive(await readPackage(`${packages}/openldap_ns`)));
  for (const name of ['one', 'two']) {
    await packageFolder(folder, 'openldap_knf', `${name}_knf`);
    await packageFolder(folder, 'openldap_ns', `${name}_ns`);
  }
  const source = (name: string, kind: string) =>
    `source = ${JSON.stringify(join(folder, 'packages', `${name}_${kind}`))}`;
  return [
    {
      type: 'osm_vim_account',
      attributes: (name) =>
        `name = "${name}"\n vim_type = "dummy"\n vim_url = "http://127.0.0.1/v3"\n vim_user = "u"\n vim_tenant_name = "t"\n password_file = ${JSON.stringify(passwordFile)}`,
    },
    {
      type: 'osm_k8s_cluster',
      attributes: (name) =>
        `name = "${name}"\n vim_account_name = "mylocation1"\n k8s_version = "1.28"\n nets = { net1 = "external" }\n credentials_file = ${JSON.stringify(kubeconfig)}`,
    },
    {
      type: 'osm_k8s_repo',
      attributes: (name) => `name = "${name}"\n type = "helm-chart"\n url = "http://127.0.0.1/charts"`,
    },
    { type: 'osm_vnf_package', attributes: (name) => source(name, 'knf') },
    { type: 'osm_ns_package', attributes: (name) => source(name, 'ns') },
    {
      type: 'osm_ns_instance',
      attributes: (name) => `name = "${name}"\n nsd_name = "openldap_ns"\n vim_account_name = "mylocation1"`,
    },
  ];
}
