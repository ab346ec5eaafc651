import { embedded, message, presence, repeated, string } from '../wire/protobuf/index.js';
import { diagnostic } from './diagnostic.js';
import { dynamicValue } from './values.js';

/** The messages of the calls about a data source, as in Terraform's plugin protocol 6.8. */

export const validateDataResourceConfig = {
  request: message({ typeName: string(1), config: embedded(2, dynamicValue) }),
  response: message({ diagnostics: repeated(embedded(1, diagnostic)) }),
};

export const readDataSource = {
  request: message({ typeName: string(1), config: embedded(2, dynamicValue) }),
  response: message({
    state: presence(embedded(1, dynamicValue)),
    diagnostics: repeated(embedded(2, diagnostic)),
  }),
};
