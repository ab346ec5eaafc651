import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { packTar } from 'modern-tar';
import { unpackArchive } from '../../../provider/packages/index.js';
import { mutated } from '../support/mutated.js';
import { type FuzzTarget, readOrRefused } from '../support/target.js';

const header = (name: string, more: object = {}) => ({ header: { name, size: 1, ...more }, body: 'x' });
const names = [
  'p/d.yaml',
  'p/charts/a',
  'p/../../x',
  '/p',
  'p',
  './p/x',
  'p/.git/config',
  `p/${'y'.repeat(300)}`,
];
const whole = await packTar([header('p/d.yaml'), header('p/charts/a'), header('p/run', { mode: 0o755 })]);
const hostile = await Promise.all(names.map((name) => packTar([header('p/d.yaml'), header(name)])));
const links = await packTar([
  header('p/d.yaml'),
  { header: { name: 'p/l', size: 0, type: 'symlink', linkname: '/etc/passwd' } },
]);

const requireInside = async (bytes: Uint8Array) => {
  const files = await readOrRefused(() => unpackArchive(bytes));
  for (const { path } of files ?? []) {
    if (path.startsWith('/') || path.split('/').some((step) => ['', '.', '..'].includes(step))) {
      throw new Error(`a path leads out: ${path}`);
    }
  }
};

const archives: FuzzTarget = {
  name: 'archives, changed within',
  runs: 40,
  property: fc.asyncProperty(mutated([whole, links, ...hostile]), (tar) => requireInside(gzipSync(tar))),
};

const compressed: FuzzTarget = {
  name: 'archives, changed without',
  runs: 40,
  property: fc.asyncProperty(
    mutated([gzipSync(whole), gzipSync(Buffer.alloc(400_000)), 'PK\u0003\u0004']),
    requireInside,
  ),
};

export const archiveTargets = [archives, compressed];
