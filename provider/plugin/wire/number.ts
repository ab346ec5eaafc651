const decimal = /^([+-]?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;
const farthestExponent = 10_000;

/**
 * A number as Terraform has it: any size, nothing rounded. Terraform itself holds 512 bits, so neither a double nor a
 * 64-bit integer is enough. Two numbers are equal if, and only if, their `text` is.
 */
export class ExactNumber {
  private constructor(
    /** Decimal digits without exponent, leading or trailing zeros: `-12.5`. */
    readonly text: string,
  ) {}

  /** Reads decimal text: `1`, `0.10`, `-1.5e300`. Throws a RangeError on anything else. */
  static parse(source: string): ExactNumber {
    const match = decimal.exec(source);
    const exponent = Number(match?.[4] ?? '0');
    if (match === null || Math.abs(exponent) > farthestExponent) {
      throw new RangeError(`not a number that Terraform can hold: ${source.slice(0, 40)}`);
    }
    const [, sign, whole = '', fraction = ''] = match;
    return new ExactNumber(normalize(sign === '-', whole + fraction, exponent - fraction.length));
  }

  static fromBigInt(value: bigint): ExactNumber {
    return new ExactNumber(value.toString());
  }

  /** The number that a JavaScript programmer wrote: 0.1 is one tenth. Throws a RangeError unless it is finite. */
  static fromNumber(value: number): ExactNumber {
    return ExactNumber.parse(String(value));
  }

  /** The number that a double holds to its last bit, as Terraform means the doubles it sends. */
  static fromDouble(value: number): ExactNumber {
    if (!Number.isFinite(value)) throw new RangeError(`not a number that Terraform can hold: ${value}`);
    if (Number.isInteger(value)) return ExactNumber.fromBigInt(BigInt(value));
    let [numerator, twos] = [value, 0];
    while (!Number.isInteger(numerator)) {
      numerator *= 2;
      twos += 1;
    }
    const digits = BigInt(Math.abs(numerator)) * 5n ** BigInt(twos);
    return new ExactNumber(normalize(value < 0, digits.toString(), -twos));
  }

  get isInteger(): boolean {
    return !this.text.includes('.');
  }

  /** The nearest double. */
  toNumber(): number {
    return Number(this.text);
  }

  /** Throws a SyntaxError if the number is not an integer. */
  toBigInt(): bigint {
    return BigInt(this.text);
  }
}

/** Where the last digit ends that is no zero. A pattern would look at a run of zeros from each of its digits. */
function endOfDigits(digits: string): number {
  let end = digits.length;
  while (digits[end - 1] === '0') end -= 1;
  return end;
}

function normalize(negative: boolean, digits: string, exponent: number): string {
  const places = Math.max(0, -exponent);
  const padded = (digits + '0'.repeat(Math.max(0, exponent))).padStart(places + 1, '0');
  const whole = padded.slice(0, padded.length - places).replace(/^0+(?=\d)/, '');
  const fraction = padded.slice(padded.length - places, endOfDigits(padded));
  const text = fraction === '' ? whole : `${whole}.${fraction}`;
  return negative && text !== '0' ? `-${text}` : text;
}
