import { constants } from 'node:os';
import { shown } from '../../base/text/index.js';
import { isOsmopsError } from '../../provider/errors/index.js';
import { openPrinter } from '../cli/output/io.js';
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
  const { line } = openPrinter(process.stderr, process.env);
  line();
  if (isOsmopsError(error)) line(shown`Error: ${error.message}.\n  ${error.remedy}`);
  else line('The demo was stopped.');
  process.exitCode ??= 1;
}
