#!/usr/bin/env node
import { listenForStop } from './run/stop-requests.js';
import { runOsmops } from './run-osmops.js';

// Whoever reads our output may go away, as `head` does: an apply must not die of it half-way.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

process.exitCode = await runOsmops(process.argv.slice(2), {
  env: process.env,
  cwd: process.cwd(),
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  stop: listenForStop(process),
});
