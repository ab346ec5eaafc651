export { type ErrorCode, errorCodes } from './codes.js';
export { type ErrorParts, type ErrorPlace, formatPlace, isOsmopsError, OsmopsError } from './error.js';
export { errorCode, errorText, isMissing } from './node-error.js';
