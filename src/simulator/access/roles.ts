/** A role: what it allows, by operation. An operation that is not named falls back to the operation above it. */
export interface Role {
  readonly id: string;
  readonly name: string;
  readonly permissions: Readonly<Record<string, boolean>>;
  readonly created: number;
}

const getOnly = (topic: string) => ({ [topic]: false, [`${topic}:get`]: true, [`${topic}:id:get`]: true });

/** The roles of a new OSM, by name. */
export const builtInPermissions: Readonly<Record<string, Readonly<Record<string, boolean>>>> = {
  system_admin: { default: true, admin: true },
  account_manager: {
    default: false,
    admin: false,
    force: true,
    tokens: true,
    users: true,
    projects: true,
    roles: true,
  },
  project_admin: { default: true, admin: false, users: false, projects: false, roles: false },
  project_user: {
    default: false,
    admin: false,
    force: false,
    public: true,
    set_project: true,
    vnfds: true,
    nsds: true,
    slice_templates: true,
    ns_instances: true,
    vnf_instances: true,
    slice_instances: true,
    users: false,
    projects: false,
    roles: false,
    ...getOnly('vims'),
    ...getOnly('vim_accounts'),
    ...getOnly('sdn_controllers'),
    ...getOnly('k8sclusters'),
    k8srepos: true,
    osmrepos: true,
    ...getOnly('wims'),
    ...getOnly('wim_accounts'),
    ...getOnly('pduds'),
  },
};

/** Tells whether one of the roles allows an operation such as `vim_accounts:id:get`. */
export function isAllowed(roles: readonly Role[], operation: string): boolean {
  return roles.some((role) => allows(role, operation));
}

function allows({ permissions }: Role, operation: string): boolean {
  const parts = operation.split(':');
  for (let length = parts.length; length > 0; length -= 1) {
    const permission = permissions[parts.slice(0, length).join(':')];
    if (permission !== undefined) return permission;
  }
  return permissions['default'] ?? false;
}
