/** The hosts under which Terraform and OpenTofu look for a provider whose source names none. */
export const registryHosts = ['registry.terraform.io', 'registry.opentofu.org'] as const;
