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

/** How each resource type is imported. */
export const importNotes: Readonly<Record<string, ImportNotes>> = {
  osm_vnf_package: packageImport('osm_vnf_package', 'openldap_knf'),
  osm_ns_package: packageImport('osm_ns_package', 'openldap_ns'),
  osm_ns_instance: {
    text: "By OSM's id of the instance, or by its name if no other instance has it. `timeout` and `on_key_removal`, which OSM does not store, may follow: `ID?timeout=90m&on_key_removal=replace`.",
    example: `terraform import osm_ns_instance.ldap ldap\nterraform import osm_ns_instance.ldap 'ldap?timeout=90m'`,
  },
};
