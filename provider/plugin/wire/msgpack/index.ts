export { decodeMsgpack } from './decode.js';
export { encodeMsgpack } from './encode.js';
