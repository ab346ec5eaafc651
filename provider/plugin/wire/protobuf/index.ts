export { bool, bytes, enumeration, type Field, int64, presence, repeated, string } from './field.js';
export { type Decoded, type Encodable, embedded, type Message, mapOf, message } from './message.js';
