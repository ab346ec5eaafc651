const levels = ['trace', 'debug', 'info', 'warn', 'error'] as const;
export type Level = (typeof levels)[number];

/**
 * Writes one line to Terraform's log. Terraform reads lines on stderr in the JSON form of go-hclog, and only with a time of six
 * fractional digits. What is less than a warning and than what `TF_LOG` asks for is not written: nobody would read it, and a line
 * for each request is dear.
 */
export function log(level: Level, message: string, module = 'plugin'): void {
  if (levels.indexOf(level) < lowest) return;
  const time = new Date().toISOString().replace('Z', '000Z');
  process.stderr.write(
    `${JSON.stringify({ '@timestamp': time, '@level': level, '@message': message, '@module': module })}\n`,
  );
}

/** The lowest level to write, by its place among {@link levels}. Terraform takes an unknown one for `trace`. */
export function lowestWritten({
  TF_LOG: forAll = '',
  TF_LOG_PROVIDER: forProviders = '',
}: Readonly<Record<string, string | undefined>>): number {
  const names: readonly string[] = levels;
  const asked = (forProviders || forAll).toLowerCase();
  if (asked === '' || asked === 'off') return names.indexOf('warn');
  return Math.min(names.indexOf('warn'), Math.max(0, names.indexOf(asked)));
}

const lowest = lowestWritten(process.env);
