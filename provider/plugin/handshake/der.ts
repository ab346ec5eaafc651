/**
 * The few forms of ASN.1's distinguished encoding rules (ITU-T X.690) that a certificate needs. Each function gives the bytes of
 * one element.
 */
export function element(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.from([tag, ...length(content.length)]), content]);
}

export function sequence(...contents: readonly Uint8Array[]): Buffer {
  return element(0x30, ...contents);
}

export function set(...contents: readonly Uint8Array[]): Buffer {
  return element(0x31, ...contents);
}

/** An element that is known by its place: `[0]`, `[3]`. */
export function tagged(place: number, ...contents: readonly Uint8Array[]): Buffer {
  return element(0xa0 | place, ...contents);
}

/** A whole number of at most 20 bytes, not negative. */
export function integer(value: bigint): Buffer {
  const digits = value.toString(16);
  const bytes = Buffer.from(digits.length % 2 === 0 ? digits : `0${digits}`, 'hex');
  const [first = 0] = bytes;
  return element(0x02, first > 0x7f ? Buffer.from([0]) : Buffer.alloc(0), bytes);
}

/** An object identifier in its dotted form. */
export function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return element(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

export function utf8String(value: string): Buffer {
  return element(0x0c, Buffer.from(value));
}

export function octetString(...contents: readonly Uint8Array[]): Buffer {
  return element(0x04, ...contents);
}

/** Bits of which there are whole bytes. */
export function bitString(bits: Uint8Array): Buffer {
  return element(0x03, Buffer.from([0]), bits);
}

/** A time to the second. Good until the end of 2049, as RFC 5280 has it. */
export function utcTime(time: Date): Buffer {
  return element(0x17, Buffer.from(`${time.toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`));
}

function length(size: number): number[] {
  if (size < 0x80) return [size];
  return size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
}

function base128(arc: number): number[] {
  const digits = [arc & 0x7f];
  for (let rest = arc >> 7; rest > 0; rest >>= 7) digits.unshift((rest & 0x7f) | 0x80);
  return digits;
}
