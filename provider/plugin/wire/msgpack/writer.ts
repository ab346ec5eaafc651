import type { ExactNumber } from '../number.js';

const leastInt64 = -(2n ** 63n);
const greatestInt64 = 2n ** 63n - 1n;

/** Writes MessagePack one token at a time. */
export class MsgpackWriter {
  #bytes = Buffer.allocUnsafe(256);
  #length = 0;

  /** What was written so far. */
  finish(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  nil(): void {
    this.#put(1, 0xc0);
  }

  boolean(value: boolean): void {
    this.#put(1, value ? 0xc3 : 0xc2);
  }

  /** An extension of one zero byte. */
  emptyExtension(type: number): void {
    this.#put(1, 0xd4);
    this.#put(1, type);
    this.#put(1, 0);
  }

  string(value: string): void {
    const length = Buffer.byteLength(value);
    this.#header(length, { fixed: 0xa0, limit: 32, codes: [0xd9, 0xda, 0xdb] });
    this.#reserve(length);
    this.#bytes.write(value, this.#length);
    this.#length += length;
  }

  binary(value: Uint8Array): void {
    this.#header(value.length, { codes: [0xc4, 0xc5, 0xc6] });
    this.#reserve(value.length);
    this.#bytes.set(value, this.#length);
    this.#length += value.length;
  }

  arrayLength(length: number): void {
    this.#header(length, { fixed: 0x90, limit: 16, codes: [undefined, 0xdc, 0xdd] });
  }

  mapLength(length: number): void {
    this.#header(length, { fixed: 0x80, limit: 16, codes: [undefined, 0xde, 0xdf] });
  }

  /** An integer of 64 bits if it is one, otherwise decimal text, which Terraform reads without rounding. */
  number(value: ExactNumber): void {
    const integer = value.isInteger && value.text.length <= 20 ? value.toBigInt() : undefined;
    if (integer === undefined || integer < leastInt64 || integer > greatestInt64) {
      this.string(value.text);
    } else if (integer >= 0n && integer <= 0x7fn) {
      this.#put(1, Number(integer));
    } else {
      this.#put(1, 0xd3);
      this.#reserve(8);
      this.#length = this.#bytes.writeBigInt64BE(integer, this.#length);
    }
  }

  /** A length: part of the code byte if it is below `limit`, otherwise behind a code in 1, 2 or 4 bytes. */
  #header(
    length: number,
    form: { fixed?: number; limit?: number; codes: readonly [number | undefined, number, number] },
  ): void {
    const { fixed, limit = 0, codes } = form;
    if (fixed !== undefined && length < limit) {
      this.#put(1, fixed | length);
      return;
    }
    const [byte, word, long] = codes;
    const [code, size] =
      byte !== undefined && length <= 0xff ? [byte, 1] : length <= 0xffff ? [word, 2] : [long, 4];
    this.#put(1, code);
    this.#put(size, length);
  }

  #put(size: number, value: number): void {
    this.#reserve(size);
    this.#length = this.#bytes.writeUIntBE(value, this.#length, size);
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const grown = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#length + more));
    this.#bytes.copy(grown, 0, 0, this.#length);
    this.#bytes = grown;
  }
}
