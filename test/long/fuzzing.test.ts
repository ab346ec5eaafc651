import { expect, test } from '@jest/globals';
import { execa } from 'execa';

const seconds = process.env['OSMOPS_FUZZ_SECONDS'] ?? '3600';
const seed = process.env['OSMOPS_TEST_SEED'];

test('an hour of fuzzing finds nothing', async () => {
  const args = [
    'dist/test/fuzz/main.js',
    '--seconds',
    seconds,
    ...(seed === undefined ? [] : ['--seed', seed]),
  ];
  const { exitCode } = await execa(process.execPath, args, { stdio: 'inherit', reject: false });
  expect(exitCode).toBe(0);
});
