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
  return Object.entries({ ...usual, ...fields })
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
