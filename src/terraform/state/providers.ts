import { z } from 'zod';
import { OsmopsError } from '../../../provider/errors/index.js';
import { providerSource } from '../../../provider/source.js';
import { parseJson } from '../parse-json.js';
import { registryHosts } from '../provider/address.js';

const stateSchema = z.object({
  resources: z.array(z.object({ provider: z.string() })).default([]),
});

/** Ours, on the registries of Terraform and of OpenTofu: states go back and forth between the two. */
const ours: ReadonlySet<string> = new Set(registryHosts.map((host) => `${host}/${providerSource}`));

/**
 * The addresses of the providers that a stored state names and that are not osmops' own, each once. Terraform would fetch and
 * start them.
 */
export function foreignProviders(state: string): readonly string[] {
  const { data } = stateSchema.safeParse(parseJson(state));
  const named = (data?.resources ?? []).map(({ provider }) => addressIn(provider));
  return [...new Set(named)].filter((address) => !ours.has(address));
}

/**
 * Refuses a stored state that names another provider than osmops' own.
 *
 * @param file Where the state is.
 * @throws OsmopsError `provider-foreign`.
 */
export function refuseForeignProviders(state: string, file: string): void {
  const [first, ...others] = foreignProviders(state);
  if (first === undefined) return;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  throw new OsmopsError({
    code: 'provider-foreign',
    message: `The state in ${file} names the provider ${first}${more}, which is not osmops' own: Terraform would fetch and start it`,
    remedy:
      'osmops manages what its own provider made, and nothing else. If the state is not yours, remove it; if it is, take what is not of osmops out of it with plain terraform.',
    place: { file },
  });
}

/** Of `module.a.provider["registry.terraform.io/osmops/osm"].alias` what is between the quotes; all of what has another form. */
function addressIn(provider: string): string {
  return /^(?:module\.[^"]*\.)?provider\["([^"\\]+)"\](?:\.[A-Za-z0-9_-]+)?$/.exec(provider)?.[1] ?? provider;
}
