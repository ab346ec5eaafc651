import { EventEmitter } from 'node:events';
import { expect, test } from '@jest/globals';
import { listenForStop, stoppedExitCode } from '../../../src/cli/run/stop-requests.js';

test('the first signal asks to end well, the second one to end now', () => {
  const source = new EventEmitter();
  const stop = listenForStop(source);
  const state = () => [stop.signal.aborted, stop.forceSignal.aborted, stoppedExitCode(stop)];
  expect(state()).toEqual([false, false, undefined]);
  source.emit('SIGTERM', 'SIGTERM');
  expect(state()).toEqual([true, false, 143]);
  source.emit('SIGINT', 'SIGINT');
  expect(state()).toEqual([true, true, 143]);
});
