export { errorCode, errorText, isMissing } from '../../base/node-error.js';
export { type ErrorCode, errorCodes } from './codes.js';
export { type ErrorParts, type ErrorPlace, formatPlace, isOsmopsError, OsmopsError } from './error.js';
