import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JsonObject } from '../../../provider/json/index.js';
import type { AccountApi, AccountRecord } from '../../../provider/nbi/index.js';
import { openSystem, type System, type SystemOptions } from './system.js';

/** A system with files that hold the secrets of accounts. */
export interface AccountSystem extends System {
  readonly passwordFile: string;
  readonly kubeconfig: string;
  /** Writes a new secret into both files. */
  rotate(secret: string): Promise<void>;
}

/** Opens a system whose password file and whose kubeconfig's token are `secret`. */
export async function openAccountSystem(secret: string, options: SystemOptions = {}): Promise<AccountSystem> {
  const system = await openSystem(options);
  const passwordFile = join(system.folder, 'password.secret');
  const kubeconfig = join(system.folder, 'kubeconfig.secret');
  const rotate = async (to: string) => {
    await writeFile(passwordFile, `${to}\n`);
    await writeFile(kubeconfig, `kind: Config\nusers:\n  - name: u\n    user: { token: ${to} }\n`);
  };
  await rotate(secret);
  return Object.assign(system, { passwordFile, kubeconfig, rotate });
}

/** Somebody else's hands on the accounts of one kind, by their names. */
export function byHand<R extends AccountRecord>(api: AccountApi<R>) {
  const find = (name: string) => api.findByName(name, { fresh: true });
  const refOf = async (name: string) => ({ name, id: (await find(name))?.id ?? '' });
  return {
    find,
    change: async (name: string, json: JsonObject) =>
      api.patch((await refOf(name)).id, { json, secrets: [] }),
    remove: async (name: string) => {
      const account = await refOf(name);
      await api.delete(account.id);
      await api.awaitGone(account, { signal: new AbortController().signal, timeoutMs: 10_000 });
    },
  };
}

/** HCL of a VIM account; `rest` are more attributes. */
export function vimAccount({ passwordFile }: AccountSystem, rest = '', name = 'edge'): string {
  return `
resource "osm_vim_account" "edge" {
  name            = "${name}"
  vim_type        = "openstack"
  vim_url         = "http://127.0.0.1:5000/v3"
  vim_user        = "operator"
  vim_tenant_name = "tenant"
  password_file   = ${JSON.stringify(passwordFile)}
  ${rest}
}
`;
}

/** HCL of a cluster; `rest` are more attributes, `at` is the VIM account's name. */
export function k8sCluster(
  { kubeconfig }: AccountSystem,
  rest = '',
  { name = 'edge-cluster', at = '"mylocation1"' } = {},
): string {
  return `
resource "osm_k8s_cluster" "edge" {
  name             = "${name}"
  vim_account_name = ${at}
  k8s_version      = "1.28"
  nets             = { net1 = "external", net2 = "internal" }
  credentials_file = ${JSON.stringify(kubeconfig)}
  ${rest}
}
`;
}

/** HCL of a repository of charts; `rest` are more attributes. */
export function k8sRepo(rest = '', { name = 'charts', url = 'http://127.0.0.1/charts' } = {}): string {
  return `
resource "osm_k8s_repo" "charts" {
  name = "${name}"
  type = "helm-chart"
  url  = "${url}"
  ${rest}
}
`;
}
