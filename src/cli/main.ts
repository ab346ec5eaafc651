#!/usr/bin/env node
import { listenForStop, type StopRequests } from './run/stop-requests.js';
import { runOsmops } from './run-osmops.js';

// Whoever reads our output may go away, as `head` does: an apply must not die of it half-way.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

let stop: StopRequests | undefined;

process.exitCode = await runOsmops(process.argv.slice(2), {
  env: process.env,
  cwd: process.cwd(),
  nodeVersion: process.versions.node,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  /** A command that never asks for it is ended by a signal at once, as any program is. */
  get stop() {
    stop ??= listenForStop(process);
    return stop;
  },
});
