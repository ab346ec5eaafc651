export { equalByValue, sortKeys } from './equal.js';
export { escapeUnits } from './escape.js';
export {
  exactNumber,
  isJsonObject,
  isLosslessNumber,
  type Json,
  type JsonObject,
  LosslessNumber,
  parseExact,
  stringifyExact,
} from './exact.js';
