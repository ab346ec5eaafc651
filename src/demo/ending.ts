import type { LogEntry } from '../simulator/index.js';
import type { Screen } from './screen.js';

/** What a person may want to do after the demo. */
const next = [
  ['npx osmops simulator', 'an OSM to play with, in a terminal of its own'],
  ['npx osmops apply examples/openldap', 'the same repository against it, by hand'],
  ['npx osmops --help', 'what else there is'],
  ['README.md', 'a first repository against a real OSM'],
  ['examples/terraform', 'the provider under plain Terraform'],
] as const;

/** Tells what the demo came to, and what to try next. */
export function printEnding(screen: Screen, titles: readonly string[], log: readonly LogEntry[]): void {
  screen.heading('What was done');
  for (const title of titles) screen.say(`  - ${title}`);
  screen.say(`  Every step did what it says. On the wire: ${describeTraffic(log)}.`);
  screen.heading('What to try next');
  for (const [what, why] of next) screen.say(`  ${what.padEnd(36)}${why}`);
}

/** Logins, further requests and bytes, headers included. */
export function describeTraffic(log: readonly LogEntry[]): string {
  const logins = log.filter(({ method, path }) => method === 'POST' && path.endsWith('/tokens')).length;
  const sent = log.reduce((sum, { requestBytes }) => sum + requestBytes, 0);
  const received = log.reduce((sum, { responseBytes }) => sum + responseBytes, 0);
  return `${logins} logins and ${log.length - logins} further requests, ${kilobytes(sent)} sent, ${kilobytes(received)} received`;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
