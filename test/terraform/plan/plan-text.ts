/** A change of a made-up plan, as Terraform writes it; what is not said is as in a plan that does nothing. */
export interface MadeUpChange {
  address?: string;
  mode?: 'managed' | 'data';
  deposed?: string;
  actions?: string[];
  before?: unknown;
  after?: unknown;
  after_unknown?: unknown;
  before_sensitive?: unknown;
  after_sensitive?: unknown;
  replace_paths?: (string | number)[][];
  importing?: { id?: string };
  action_reason?: string;
}

/** The JSON text of a plan, as `terraform show -json` writes it. */
export function planText(
  changes: MadeUpChange[],
  { drift = [], ...rest }: { drift?: MadeUpChange[]; [key: string]: unknown } = {},
): string {
  return JSON.stringify({
    format_version: '1.2',
    terraform_version: '1.11.4',
    resource_changes: changes.map(resourceChange),
    resource_drift: drift.map(resourceChange),
    ...rest,
  });
}

function resourceChange({
  address = 'osm_ns_instance.ldap',
  mode,
  deposed,
  action_reason,
  ...change
}: MadeUpChange) {
  const [type, name] = address.split('.');
  return {
    address,
    mode: mode ?? 'managed',
    type,
    name,
    deposed,
    action_reason,
    provider_name: 'registry.terraform.io/osmops/osm',
    change: { actions: ['no-op'], before: null, after: null, ...change },
  };
}
