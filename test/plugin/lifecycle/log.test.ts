import { expect, test } from '@jest/globals';
import { lowestWritten } from '../../../provider/plugin/lifecycle/log.js';

const [trace, debug, info, warn] = [0, 1, 2, 3];

test.each([
  [{}, warn],
  [{ TF_LOG: 'off' }, warn],
  [{ TF_LOG: 'ERROR' }, warn],
  [{ TF_LOG: 'info' }, info],
  [{ TF_LOG: 'DEBUG' }, debug],
  [{ TF_LOG: 'JSON' }, trace],
  [{ TF_LOG: 'info', TF_LOG_PROVIDER: 'trace' }, trace],
])('with %j lines are written from level %i on', (environment, lowest) => {
  expect(lowestWritten(environment)).toBe(lowest);
});
