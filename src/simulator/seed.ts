import { randomBytes, randomUUID } from 'node:crypto';
import { builtInPermissions } from './access/roles.js';
import type { AccountRecord, AccountTopic, ProjectRecord } from './store/records.js';
import type { Store } from './store/store.js';

/** A user that exists from the start. */
export interface SeedUser {
  readonly name: string;
  readonly password: string;
  /** Role by project; the first project is the default one. */
  readonly roles: Readonly<Record<string, string>>;
}

/** What the simulated OSM holds at the start. */
export interface Seed {
  /**
   * Users, whose projects are made with them. Unless one is called `admin`, there is that one too, with the password
   * `admin` and the role `system_admin` in the project `admin`.
   */
  readonly users?: readonly SeedUser[];
  /** Names of VIM accounts of the project `admin`, each enabled and with an enabled Kubernetes cluster. */
  readonly vimAccounts?: readonly string[];
}

const admin: SeedUser = { name: 'admin', password: 'admin', roles: { admin: 'system_admin' } };

/** Fills an empty store. Throws a RangeError for a role that does not exist. */
export function plant(store: Store, now: number, seed: Seed): void {
  for (const [name, permissions] of Object.entries(builtInPermissions)) {
    const id = randomUUID();
    store.roles.set(id, { id, name, permissions, created: now });
  }
  const given = seed.users ?? [];
  const users = given.some(({ name }) => name === admin.name) ? given : [admin, ...given];
  for (const user of users) plantUser(store, now, user);
  const owner = projectNamed(store, now, 'admin');
  for (const name of seed.vimAccounts ?? []) plantVimAccount(store, now, owner.id, name);
}

function plantUser(store: Store, now: number, { name, password, roles }: SeedUser): void {
  const grants = Object.entries(roles).map(([project, roleName]) => {
    const role = [...store.roles.values()].find((candidate) => candidate.name === roleName);
    if (role === undefined) throw new RangeError(`OSM has no role '${roleName}'`);
    return { projectId: projectNamed(store, now, project).id, roleId: role.id };
  });
  const id = randomUUID();
  store.users.set(id, { id, name, password, grants, created: now, lastLogin: 0 });
}

function projectNamed(store: Store, now: number, name: string): ProjectRecord {
  const known = [...store.projects.values()].find((project) => project.name === name);
  if (known !== undefined) return known;
  const project = { id: randomUUID(), name, quotas: {}, created: now };
  store.projects.set(project.id, project);
  return project;
}

function plantVimAccount(store: Store, now: number, projectId: string, name: string): void {
  const secret = () => randomBytes(16).toString('base64');
  const vim = plantAccount(store, now, projectId, 'vim_accounts', {
    name,
    vim_type: 'dummy',
    description: null,
    vim_url: 'http://localhost/dummy',
    vim_user: 'u',
    vim_password: secret(),
    vim_tenant_name: 'p',
  });
  plantAccount(store, now, projectId, 'k8sclusters', {
    name: `${name}-cluster`,
    credentials: { apiVersion: 'v1', kind: 'Config', users: [{ name: 'u', user: { password: secret() } }] },
    vim_account: vim.id,
    k8s_version: '1.20',
    nets: { net1: 'vim_net' },
    namespace: 'kube-system',
  });
}

function plantAccount(
  store: Store,
  now: number,
  projectId: string,
  topic: AccountTopic,
  fields: AccountRecord['fields'],
): AccountRecord {
  const account: AccountRecord = {
    id: randomUUID(),
    topic,
    fields,
    meta: { created: now, modified: now, projectsRead: [projectId], projectsWrite: [projectId] },
    operationalState: 'ENABLED',
    operations: [
      { type: 'create', state: 'COMPLETED', startTime: now, statusEnteredTime: now, detailedStatus: 'Done' },
    ],
    detailedStatus: 'Done',
    toDelete: false,
    helmChartRepos: [],
  };
  store.accounts.set(account.id, account);
  return account;
}
