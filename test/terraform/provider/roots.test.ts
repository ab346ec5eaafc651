import { access } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { providerMain } from '../../../src/deploy/index.js';
import { type ReattachConfig, startProvider } from '../../../src/terraform/index.js';
import { until } from '../../support/until.js';

const socketOf = (reattach: ReattachConfig) =>
  reattach['registry.terraform.io/osmops/osm']?.Addr.String ?? '';

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

test('one process opens a socket for each root, and closes one without the others', async () => {
  const provider = await startProvider({ main: providerMain });
  const [one, two] = await Promise.all([provider.openRoot('/one'), provider.openRoot('/two\nlines')]);
  const sockets = [provider.reattach, one.reattach, two.reattach].map(socketOf);
  expect(new Set(sockets).size).toBe(3);
  expect(await Promise.all(sockets.map(isThere))).toEqual([true, true, true]);
  one.close();
  await until(async () => !(await isThere(socketOf(one.reattach))));
  expect(await isThere(socketOf(two.reattach))).toBe(true);
  expect(await provider.stop()).toMatchObject({ exitCode: 0 });
  expect(await Promise.all(sockets.map(isThere))).toEqual([false, false, false]);
  await expect(provider.openRoot('/late')).rejects.toMatchObject({ code: 'provider-failed' });
});
