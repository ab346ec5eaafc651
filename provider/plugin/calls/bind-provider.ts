import type { Attributes } from '../definition/attribute.js';
import type { Diagnostic } from '../definition/diagnostic.js';
import type { ProviderDefinition } from '../definition/provider.js';
import type { validateProviderConfig } from '../protocol/provider.js';
import type { DynamicValue } from '../protocol/values.js';
import { Block } from '../schema/index.js';
import type { Decoded } from '../wire/protobuf/index.js';
import { bindDataSource } from './bind-data-source.js';
import { bindResource } from './bind-resource.js';
import { readProviderConfig } from './configure-provider.js';
import { Refusal } from './refusal.js';
import { validateConfig } from './validate.js';

/** A provider whose calls are ready to be answered. */
export type BoundProvider<Client> = ReturnType<typeof bindProvider<Attributes, Client>>;

/** Derives what a provider needs to answer Terraform's calls. Throws a TypeError on attributes Terraform has no type for. */
export function bindProvider<A extends Attributes, Client>(definition: ProviderDefinition<A, Client>) {
  const block = new Block(definition.attributes);
  const { source, description, resources, dataSources } = definition;
  const explain = (error: unknown): Diagnostic =>
    error instanceof Refusal ? error.diagnostic : { severity: 'error', ...definition.explain(error) };
  return {
    source,
    explain,
    fitToShow: definition.fitToShow ?? ((text: string) => text),
    schema: block.schema(0, description),
    resources: new Map(resources.map((one) => [one.type, bindResource(one, explain)])),
    dataSources: new Map(dataSources.map((one) => [one.type, bindDataSource(one)])),
    validate: (request: Decoded<(typeof validateProviderConfig)['request']>) =>
      validateConfig(block, request),
    readConfig: (config: DynamicValue) => readProviderConfig(definition, block, config),
    close: async (client: Client) => definition.close?.(client),
  };
}
