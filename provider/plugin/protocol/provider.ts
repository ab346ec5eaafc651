import { bool, embedded, mapOf, message, presence, repeated, string } from '../wire/protobuf/index.js';
import { diagnostic } from './diagnostic.js';
import { schema } from './schema.js';
import { dynamicValue } from './values.js';

/** The messages of the calls about a provider as a whole, as in Terraform's plugin protocol 6.8. */

const empty = message({});
const diagnostics = repeated(embedded(1, diagnostic));

const serverCapabilities = message({ planDestroy: bool(1), getProviderSchemaOptional: bool(2) });

export const getProviderSchema = {
  request: empty,
  response: message({
    provider: presence(embedded(1, schema)),
    resourceSchemas: mapOf(2, schema),
    dataSourceSchemas: mapOf(3, schema),
    diagnostics: repeated(embedded(4, diagnostic)),
    serverCapabilities: presence(embedded(6, serverCapabilities)),
  }),
};

export const validateProviderConfig = {
  request: message({ config: embedded(1, dynamicValue) }),
  response: message({ diagnostics: repeated(embedded(2, diagnostic)) }),
};

export const configureProvider = {
  request: message({ terraformVersion: string(1), config: embedded(2, dynamicValue) }),
  response: message({ diagnostics }),
};

export const stopProvider = { request: empty, response: message({ error: string(1) }) };

/** go-plugin's own call, by which Terraform says that it is done with the provider. */
export const shutdown = { request: empty, response: empty };
