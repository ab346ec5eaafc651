import type { DataSource } from '../definition/define.js';
import type { Context } from '../definition/resource.js';
import type { readDataSource as readMessages, validateDataResourceConfig } from '../protocol/data-source.js';
import { Block } from '../schema/index.js';
import type { Decoded } from '../wire/protobuf/index.js';
import { readDataSource } from './read-data-source.js';
import { validateConfig } from './validate.js';

/** A data source whose calls are ready to be answered. */
export type BoundDataSource<Client> = ReturnType<typeof bindDataSource<Client>>;

/** Derives what a data source needs to answer Terraform's calls. */
export function bindDataSource<Client>(dataSource: DataSource<Client>) {
  return dataSource.visit((definition) => {
    const block = new Block(definition.attributes);
    return {
      schema: block.schema(0, definition.description),
      validate: (request: Decoded<(typeof validateDataResourceConfig)['request']>) =>
        validateConfig(block, request),
      read: (request: Decoded<(typeof readMessages)['request']>, context: Context<Client>) =>
        readDataSource(definition, block, request, context),
    };
  });
}
