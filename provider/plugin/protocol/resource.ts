import { bool, bytes, embedded, int64, message, presence, repeated, string } from '../wire/protobuf/index.js';
import { diagnostic } from './diagnostic.js';
import { attributePath, dynamicValue } from './values.js';

/** The messages of the calls about a resource, as in Terraform's plugin protocol 6.8. */

export const validateResourceConfig = {
  request: message({ typeName: string(1), config: embedded(2, dynamicValue) }),
  response: message({ diagnostics: repeated(embedded(1, diagnostic)) }),
};

export const upgradeResourceState = {
  request: message({
    typeName: string(1),
    version: int64(2),
    rawState: embedded(3, message({ json: bytes(1) })),
  }),
  response: message({
    upgradedState: presence(embedded(1, dynamicValue)),
    diagnostics: repeated(embedded(2, diagnostic)),
  }),
};

export const readResource = {
  request: message({ typeName: string(1), currentState: embedded(2, dynamicValue), private: bytes(3) }),
  response: message({
    newState: presence(embedded(1, dynamicValue)),
    diagnostics: repeated(embedded(2, diagnostic)),
    private: bytes(3),
  }),
};

/** Terraform says while it applies, and only then, that it takes answers which put something off. */
const clientCapabilities = message({ deferralAllowed: bool(1) });

export const planResourceChange = {
  request: message({
    typeName: string(1),
    priorState: embedded(2, dynamicValue),
    proposedNewState: embedded(3, dynamicValue),
    config: embedded(4, dynamicValue),
    priorPrivate: bytes(5),
    clientCapabilities: embedded(7, clientCapabilities),
  }),
  response: message({
    plannedState: presence(embedded(1, dynamicValue)),
    requiresReplace: repeated(embedded(2, attributePath)),
    plannedPrivate: bytes(3),
    diagnostics: repeated(embedded(4, diagnostic)),
  }),
};

export const applyResourceChange = {
  request: message({
    typeName: string(1),
    priorState: embedded(2, dynamicValue),
    plannedState: embedded(3, dynamicValue),
    config: embedded(4, dynamicValue),
    plannedPrivate: bytes(5),
  }),
  response: message({
    newState: presence(embedded(1, dynamicValue)),
    private: bytes(2),
    diagnostics: repeated(embedded(3, diagnostic)),
  }),
};

const importedResource = message({
  typeName: string(1),
  state: embedded(2, dynamicValue),
  private: bytes(3),
});

export const importResourceState = {
  request: message({ typeName: string(1), id: string(2) }),
  response: message({
    importedResources: repeated(embedded(1, importedResource)),
    diagnostics: repeated(embedded(2, diagnostic)),
  }),
};
