export type Level = 'trace' | 'debug' | 'info' | 'warn' | 'error';

/**
 * Writes one line to Terraform's log. Terraform reads lines on stderr in the JSON form of go-hclog, and only with a time of six
 * fractional digits.
 */
export function log(level: Level, message: string, module = 'plugin'): void {
  const time = new Date().toISOString().replace('Z', '000Z');
  process.stderr.write(
    `${JSON.stringify({ '@timestamp': time, '@level': level, '@message': message, '@module': module })}\n`,
  );
}
