/** An NS instance as the measured programs are told of it; all the rest is the same for all. */
export interface Instance {
  readonly name: string;
  readonly replicaCount: string;
}

/** What all instances have in common. The names are those of the recorded packages. */
export const common = {
  description: 'Demo LDAP NS instance',
  nsdName: 'openldap_ns',
  vnfName: 'openldap',
  kduName: 'ldap',
  vimAccountName: 'mylocation1',
} as const;

/** Instances `ldap-0001` and on, all with one replica count. */
export function manyInstances(count: number, replicaCount: string): readonly Instance[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `ldap-${String(index + 1).padStart(4, '0')}`,
    replicaCount,
  }));
}

/** The same with another replica count for the first one. */
export function withFirstChanged(instances: readonly Instance[], replicaCount: string): readonly Instance[] {
  return instances.map((instance, index) => (index === 0 ? { ...instance, replicaCount } : instance));
}
