import { constants } from 'node:os';
import { isOsmopsError } from '../../provider/errors/index.js';
import { runDemo } from './demo.js';
import { openScreen } from './screen.js';

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    process.exitCode = 128 + constants.signals[signal];
    stop.abort();
  });
}

try {
  await runDemo({ screen: openScreen(process.stdout), env: process.env, signal: stop.signal });
} catch (error) {
  if (!isOsmopsError(error) && !stop.signal.aborted) throw error;
  const text = isOsmopsError(error) ? `Error: ${error.message}.\n  ${error.remedy}` : 'The demo was stopped.';
  process.stderr.write(`\n${text}\n`);
  process.exitCode ??= 1;
}
