/** How an existing object is imported. */
export interface ImportNotes {
  /** What an import id may be. Markdown. */
  readonly text: string;
  /** Shell commands. */
  readonly example: string;
}

const packageImport = (type: string, descriptorId: string): ImportNotes => ({
  text: `By OSM's id of the package or by the descriptor's id. With \`?source=FOLDER\`, a folder whose descriptor is the one in OSM counts as what was uploaded, and the next plan is empty; without it the next plan uploads the folder again.`,
  example: `terraform import ${type}.openldap '${descriptorId}?source=../openldap/deploy/osm-pkgs/${descriptorId}'`,
});

const accountImport = (noun: string, secret: string): string =>
  `By OSM's id of the ${noun} or by its name. What refers to its secret, which OSM does not store, may follow: \`ID?${secret}_env=NAME&secret_version=1\`; then the next plan is empty, and without it the next apply sends the secret anew.`;

/** How each resource type is imported. */
export const importNotes: Readonly<Record<string, ImportNotes>> = {
  osm_vim_account: {
    text: accountImport('VIM account', 'password'),
    example: "terraform import osm_vim_account.edge 'edge?password_env=EDGE_PASSWORD&secret_version=1'",
  },
  osm_k8s_cluster: {
    text: accountImport('cluster', 'credentials'),
    example:
      "terraform import osm_k8s_cluster.edge 'edge-cluster?credentials_file=kubeconfig.yaml&secret_version=1'",
  },
  osm_k8s_repo: {
    text: "By OSM's id of the repository or by its name.",
    example: 'terraform import osm_k8s_repo.bitnami bitnami',
  },
  osm_vnf_package: packageImport('osm_vnf_package', 'openldap_knf'),
  osm_ns_package: packageImport('osm_ns_package', 'openldap_ns'),
  osm_ns_instance: {
    text: "By OSM's id of the instance, or by its name if no other instance has it. What OSM does not store may follow: `on_key_removal`, `deletion_policy`, `wait_for` (names with commas between them), and `timeouts.create`, `timeouts.update` and `timeouts.delete`, as in `ID?timeouts.create=90m&deletion_policy=orphan`.",
    example: `terraform import osm_ns_instance.ldap ldap\nterraform import osm_ns_instance.ldap 'ldap?timeouts.create=90m'`,
  },
};
