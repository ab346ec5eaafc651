import { createHash } from 'node:crypto';
import { downloadFailed, tryAgain } from './failure.js';

/** The SHA-256 in hexadecimal that a release's list has for a file: one `sum  name` a line. */
export function sumOf(fileName: string, list: Uint8Array): string | undefined {
  for (const line of new TextDecoder().decode(list).split('\n')) {
    const [sum, name] = line.trim().split(/\s+/);
    if (name === fileName) return sum;
  }
  return undefined;
}

/** @throws OsmopsError `terraform-download` unless the content has the SHA-256 given in hexadecimal. */
export function checkSum(fileName: string, content: Uint8Array, expected: string): void {
  const actual = createHash('sha256').update(content).digest('hex');
  if (actual === expected) return;
  throw downloadFailed(
    `${fileName} was damaged or altered on its way: its SHA-256 is ${actual}, the release says ${expected}`,
    tryAgain,
  );
}
