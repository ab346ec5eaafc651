import { z } from 'zod';
import type { Flavour } from '../binary/version.js';
import { registryHosts } from './address.js';

/**
 * What Terraform wants in TF_REATTACH_PROVIDERS: by a provider's full address, how to reach its running process.
 * Read by Terraform in internal/getproviders/reattach and internal/command/meta_providers.go.
 *
 * `Test` must be true. It is go-plugin's word for "this process is not yours": Terraform then neither sends it
 * GRPCController's Shutdown nor kills it when a run ends, so that one process serves many runs. With false the first
 * run would shut it down; what is more, Terraform would take it for protocol 5, because go-plugin passes on the
 * protocol's version of a reattached process only when `Test` is true.
 */
export const reattachConfigSchema = z.record(
  z.string(),
  z.object({
    Protocol: z.literal('grpc'),
    ProtocolVersion: z.literal(6),
    Pid: z.int().positive(),
    Test: z.literal(true),
    Addr: z.object({ Network: z.literal('unix'), String: z.string().min(1) }),
  }),
);

export type ReattachConfig = z.infer<typeof reattachConfigSchema>;

/** The same for OpenTofu, to which a source without a host is on OpenTofu's registry. */
export function reattachFor(flavour: Flavour, config: ReattachConfig): ReattachConfig {
  if (flavour === 'terraform') return config;
  const [terraformHost, tofuHost] = registryHosts;
  return Object.fromEntries(
    Object.entries(config).map(([address, provider]) => [address.replace(terraformHost, tofuHost), provider]),
  );
}
