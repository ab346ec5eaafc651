import type { PrivateState } from '../definition/resource.js';

/** Reads what {@link encodePrivate} wrote; no bytes stand for nothing kept. */
export function decodePrivate(bytes: Uint8Array): PrivateState {
  if (bytes.length === 0) return {};
  const json: unknown = JSON.parse(Buffer.from(bytes).toString());
  if (typeof json !== 'object' || json === null) throw new TypeError('private state is not a JSON object');
  return Object.fromEntries(Object.entries(json));
}

/** The JSON text of private state; `otherwise` where the resource says nothing of it. */
export function encodePrivate(state: PrivateState | undefined, otherwise: Uint8Array): Uint8Array {
  return state === undefined ? otherwise : Buffer.from(JSON.stringify(state));
}
