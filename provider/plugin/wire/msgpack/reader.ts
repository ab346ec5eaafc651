import { ExactNumber } from '../number.js';

/**
 * Reads MessagePack (https://github.com/msgpack/msgpack/blob/master/spec.md) one token at a time. Every method throws a
 * RangeError where the bytes end early, a TypeError where another kind of token stands.
 */
export class MsgpackReader {
  #position = 0;
  readonly #bytes: Buffer;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get atEnd(): boolean {
    return this.#position === this.#bytes.length;
  }

  /** Steps over nil if that is next. */
  skipNil(): boolean {
    if (this.#peek() !== 0xc0) return false;
    this.#position += 1;
    return true;
  }

  /** Steps over an extension if that is next, and says its type. */
  skipExtension(): number | undefined {
    const code = this.#peek();
    if (code >= 0xd4 && code <= 0xd8) return this.#extension(2 ** (this.#take(1) - 0xd4));
    if (code >= 0xc7 && code <= 0xc9) {
      this.#take(1);
      return this.#extension(this.#take(2 ** (code - 0xc7)));
    }
    return undefined;
  }

  boolean(): boolean {
    const code = this.#take(1);
    if (code === 0xc2 || code === 0xc3) return code === 0xc3;
    throw unexpected('a boolean', code);
  }

  string(): string {
    return this.#slice(
      this.#length('text', { fixed: 0xa0, mask: 0x1f, first: 0xd9, sizes: [1, 2, 4] }),
    ).toString();
  }

  binary(): Uint8Array {
    return this.#slice(this.#length('bytes', { first: 0xc4, sizes: [1, 2, 4] }));
  }

  arrayLength(): number {
    return this.#length('an array', { fixed: 0x90, mask: 0x0f, first: 0xdc, sizes: [2, 4] });
  }

  mapLength(): number {
    return this.#length('a map', { fixed: 0x80, mask: 0x0f, first: 0xde, sizes: [2, 4] });
  }

  /** A number in any of its forms: integer, double, or decimal text where neither holds it. */
  number(): ExactNumber {
    const code = this.#peek();
    if ((code >= 0xa0 && code <= 0xbf) || (code >= 0xd9 && code <= 0xdb))
      return ExactNumber.parse(this.string());
    this.#position += 1;
    if (code <= 0x7f) return ExactNumber.fromNumber(code);
    if (code >= 0xe0) return ExactNumber.fromNumber(code - 0x100);
    const at = this.#position;
    switch (code) {
      case 0xca:
        this.#move(4);
        return ExactNumber.fromDouble(this.#bytes.readFloatBE(at));
      case 0xcb:
        this.#move(8);
        return ExactNumber.fromDouble(this.#bytes.readDoubleBE(at));
      case 0xcf:
        this.#move(8);
        return ExactNumber.fromBigInt(this.#bytes.readBigUInt64BE(at));
      case 0xd3:
        this.#move(8);
        return ExactNumber.fromBigInt(this.#bytes.readBigInt64BE(at));
      case 0xcc:
      case 0xcd:
      case 0xce:
        return ExactNumber.fromNumber(this.#take(2 ** (code - 0xcc)));
      case 0xd0:
      case 0xd1:
      case 0xd2: {
        const size = 2 ** (code - 0xd0);
        this.#move(size);
        return ExactNumber.fromNumber(this.#bytes.readIntBE(at, size));
      }
      default:
        throw unexpected('a number', code);
    }
  }

  /** A length that is part of the code byte (`fixed`), or stands behind the code in 1, 2 or 4 bytes. */
  #length(
    what: string,
    form: { fixed?: number; mask?: number; first: number; sizes: readonly number[] },
  ): number {
    const code = this.#take(1);
    const { fixed, mask = 0, first, sizes } = form;
    if (fixed !== undefined && (code & ~mask) === fixed) return code & mask;
    const size = sizes[code - first];
    if (size === undefined) throw unexpected(what, code);
    return this.#take(size);
  }

  #extension(length: number): number {
    const type = this.#take(1);
    this.#move(length);
    return type;
  }

  #peek(): number {
    return this.#bytes.readUInt8(this.#position);
  }

  #take(size: number): number {
    const value = this.#bytes.readUIntBE(this.#position, size);
    this.#position += size;
    return value;
  }

  #slice(length: number): Buffer {
    const start = this.#position;
    this.#move(length);
    return this.#bytes.subarray(start, this.#position);
  }

  #move(length: number): void {
    if (this.#position + length > this.#bytes.length) throw new RangeError('MessagePack ends early');
    this.#position += length;
  }
}

function unexpected(wanted: string, code: number): TypeError {
  return new TypeError(`MessagePack has code 0x${code.toString(16)} where ${wanted} should stand`);
}
