import { z } from 'zod';
import { block } from '../base/text/index.js';
import { explain } from './explain.js';
import { type Connection, loadNbi, openNbi, readConnection } from './nbi/index.js';
import { logNbiEvent } from './nbi-log.js';
import { keyRemovalPolicies, type Osm } from './osm.js';
import { planOnlyVariable } from './plan-only.js';
import { optional, type ProviderDefinition } from './plugin/definition/index.js';
import { defaultTimeout, duration, durationMs } from './resources/duration.js';
import { k8sCluster, k8sRepo, nsInstance, nsPackage, vimAccount, vnfPackage } from './resources/index.js';
import { providerSource } from './source.js';
import { version } from './version.js';

/** The `provider "osm"` block. Secrets are not among it: they come from the connection file or the environment. */
export const providerAttributes = {
  connection_file: optional(z.string().min(1), {
    description:
      'Path of a YAML file with `hostname` (`host:port`), `project`, `user` and `password`, and optionally `tls`, `caFile` and `insecureSkipVerify`. Without it the connection comes from `OSM_HOSTNAME`, `OSM_PROJECT`, `OSM_USER` and `OSM_PASSWORD`.',
  }),
  adopt_existing: optional(z.boolean(), {
    description:
      'Take over accounts, packages and NS instances that exist in OSM under a wanted name, with a warning, instead of refusing them. Default `false`.',
  }),
  on_key_removal: optional(z.enum(keyRemovalPolicies), {
    description:
      'What to do when a parameter that was given at the creation of an instance is to go, which no upgrade can do: `error` (default) or `replace`.',
  }),
  timeout: optional(duration, {
    description: `How long to wait for an operation, such as \`90m\`. Default \`${defaultTimeout}\`.`,
  }),
};

/** The Terraform provider `osm`. */
export const osmProvider: ProviderDefinition<typeof providerAttributes, Osm> = {
  source: providerSource,
  version,
  description: 'Network services of Open Source MANO (OSM): accounts, packages and NS instances.',
  attributes: providerAttributes,
  resources: [vimAccount, k8sCluster, k8sRepo, vnfPackage, nsPackage, nsInstance],
  dataSources: [],
  async configure(config, { reattached, moreToCome, log }) {
    return {
      nbi: await openNbi(await connectionOf(config.connection_file), {
        onEvent: (event) => logNbiEvent(event, log),
        moreToCome,
      }),
      settings: {
        relativePaths: !reattached,
        secretsMayAppear: !reattached || process.env[planOnlyVariable] !== undefined,
        adoptExisting: config.adopt_existing ?? false,
        onKeyRemoval: config.on_key_removal ?? 'error',
        timeoutMs: durationMs(config.timeout ?? defaultTimeout),
      },
    };
  },
  warmUp: loadNbi,
  close: ({ nbi }) => nbi.close(),
  explain,
  fitToShow: block,
};

async function connectionOf(file: string | null): Promise<Connection> {
  return readConnection(file ?? process.env);
}
