import { formatPlace } from '../../../provider/errors/index.js';
import { readRepository } from '../../../src/repository/index.js';
import { type Files, makeFolder } from '../../packages/support/folder.js';

export const connection = 'hostname: 127.0.0.1:8008\nproject: admin\nuser: admin\npassword: admin\n';
export const config = 'connectionFile: connection.yaml\n';

/** The two files that every repository needs. */
export const base: Files = { 'osm_ops_config.yaml': config, 'connection.yaml': connection };

/** An OSM Ops file. A field given as `undefined` is left out; the others replace the usual ones. */
export function nsInstance(fields: Readonly<Record<string, string | undefined>> = {}): string {
  const usual = {
    kind: 'NsInstance',
    name: 'ldap',
    nsdName: 'openldap_ns',
    vnfName: 'openldap',
    vimAccountName: 'mylocation1',
    kdu: '{name: ldap}',
  };
  return fileOf({ ...usual, ...fields });
}

/** An NS instance in the long form, its VNFs in YAML. */
export function longForm(vnfs: string, fields: Readonly<Record<string, string | undefined>> = {}): string {
  return nsInstance({ vnfName: undefined, kdu: undefined, vnfs, ...fields });
}

/** The file of a VIM account. */
export function vimAccount(fields: Readonly<Record<string, string | undefined>> = {}): string {
  return fileOf({
    kind: 'VimAccount',
    name: 'mylocation1',
    type: 'openstack',
    url: 'http://vim:5000/v3',
    user: 'osm',
    tenant: 'osm',
    passwordEnv: 'VIM_PASSWORD',
    ...fields,
  });
}

/** The file of a Kubernetes cluster at that account. */
export function k8sCluster(fields: Readonly<Record<string, string | undefined>> = {}): string {
  return fileOf({
    kind: 'K8sCluster',
    name: 'cluster1',
    vimAccountName: 'mylocation1',
    k8sVersion: '1.28',
    nets: '{mgmtnet: ext-mgmt}',
    credentialsEnv: 'KUBECONFIG_TEXT',
    ...fields,
  });
}

/** The file of a Helm repository. */
export function helmRepository(fields: Readonly<Record<string, string | undefined>> = {}): string {
  return fileOf({ kind: 'HelmRepository', name: 'bitnami', url: 'https://charts.example.org', ...fields });
}

function fileOf(fields: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('');
}

/** A problem as one line: `error file-invalid file:line:column message`. */
export async function problemsAt(root: string): Promise<readonly string[]> {
  const { deployment, problems } = await readRepository(root);
  const failed = problems.some(({ severity }) => severity === 'error');
  if (failed === (deployment !== undefined))
    throw new Error('a deployment must come with no error, and only then');
  return problems.map(
    ({ severity, code, place, message }) => `${severity} ${code} ${formatPlace(place)} ${message}`,
  );
}

/** The problems of a repository of the base files and some more. */
export async function problemsOf(files: Files): Promise<readonly string[]> {
  return problemsAt(await makeFolder({ ...base, ...files }));
}

/** The deployment of a repository of the base files and some more. */
export async function deploymentOf(files: Files) {
  return (await readRepository(await makeFolder({ ...base, ...files }))).deployment;
}
