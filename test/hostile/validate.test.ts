import { execFile } from 'node:child_process';
import { mkdir, symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from '@jest/globals';
import { execa } from 'execa';
import { type Files, makeFolder, removeFolders } from '../packages/support/folder.js';
import { base, nsInstance } from '../repository/support/repository.js';

afterAll(removeFolders);

const run = promisify(execFile);

const bomb = Array.from(
  { length: 40 },
  (_, i) => `a${i}: &a${i} [${i === 0 ? 'x' : Array(9).fill(`*a${i - 1}`)}]`,
).join('\n');

const vnfd = (id: string) => `vnfd:\n  id: ${id}\n  kdu:\n  - name: ldap\n    helm-chart: c\n`;

/** File, content, and how the error begins that must be told of it; nothing for a file that simply works. */
const hostile: readonly (readonly [file: string, content: string | Uint8Array, told?: string])[] = [
  ['y/bomb.osmops.yaml', bomb, ':6:34: error: The aliases of the file stand for more than'],
  [
    'y/flow.osmops.yaml',
    `a: ${'['.repeat(5000)}`,
    ':1:204: error: The file nests lists and mappings more than',
  ],
  ['y/block.osmops.yaml', '- '.repeat(5000), ':1:402: error: The file nests lists and mappings more than'],
  ['y/huge.osmops.yaml', Buffer.alloc(10_000_001, '#'), ': error: The file is too large.'],
  [
    'y/twice.osmops.yaml',
    `${nsInstance({ name: 'twice' })}name: x\n`,
    ":7:1: error: The key 'name' stands twice",
  ],
  [
    'y/two.osmops.yaml',
    `${nsInstance({ name: 'two' })}---\na: 1\n`,
    ':7:1: error: The file holds more than one',
  ],
  ['y/tab.osmops.yaml', 'kind: NsInstance\nkdu:\n\tname: x\n', ':3:1: error: Not valid YAML'],
  [
    'y/latin1.osmops.yaml',
    Buffer.from('a: b\nc: \xe9\n', 'latin1'),
    ':2:4: error: The file is not UTF-8 text.',
  ],
  ['y/empty.osmops.yaml', '', ':1:1: error: The file is empty.'],
  ['y/kind.osmops.yaml', nsInstance({ kind: 'Pod' }), ":1:7: error: The kind 'Pod' is not known."],
  ['y/fields.osmops.yaml', 'kind: NsInstance\n', ":1:1: error: 'name' is missing or empty."],
  [
    'y/again.osmops.yaml',
    nsInstance({ name: 'good' }),
    ":2:7: error: The NS instance 'good' is declared twice",
  ],
  [
    'y/1e400.osmops.yaml',
    nsInstance({ name: '1e400', kdu: '{name: ldap, params: {a: 1e400}}' }),
    ':6:31: error: ',
  ],
  ['y/merge.osmops.yaml', `${nsInstance({ name: 'merge' })}<<: 1\n`, ':7:1: error: A merge key (<<) needs'],
  ['a-good.osmops.yaml', nsInstance({ name: 'good', kdu: '{name: ldap, params: {__proto__: {a: 1}}}' })],
  ['y/bom.osmops.yaml', `\ufeff${nsInstance({ name: 'bom' })}`.replaceAll('\n', '\r\n')],
  [
    'y/expression.osmops.yaml',
    nsInstance({ name: '${x} %{if}', kdu: '{name: ldap, params: {a: {"${a}": "%{b}"}}}' }),
  ],
  ['osm-pkgs/none/README.md', ''],
  ['osm-pkgs/neither/d.yaml', 'kind: Pod\n', ':1:1: error: The file is neither a VNFD nor an NSD.'],
  ['osm-pkgs/two/a.yaml', vnfd('two')],
  ['osm-pkgs/two/b.yaml', vnfd('two'), ': error: The folder has several files that OSM would take'],
  ['osm-pkgs/bomb/d.yaml', bomb, ':6:34: error: The aliases of the file stand for more than'],
  ['osm-pkgs/good/d.yaml', vnfd('any-id')],
  ['osm-pkgs/good/image.png', Buffer.from([0, 255, 1, 254])],
  ['osm-pkgs/good/charts/c/templates/t.yaml', '{{ broken: '],
  ['osm-pkgs/same-id/d.yaml', vnfd('any-id'), ":2:7: error: The VNFD 'any-id' is declared twice"],
];

test('everything hostile at once: each is told of with its place and remedy, in bounded memory', async () => {
  const files: Files = Object.fromEntries(hostile.map(([file, content]) => [file, content]));
  const root = await makeFolder({ ...base, ...files });
  await mkdir(join(root, 't/sub'), { recursive: true });
  await mkdir(join(root, 'osm-pkgs/empty'));
  await symlink('/etc/hostname', join(root, 't/absolute.osmops.yaml'));
  await symlink('../a-good.osmops.yaml', join(root, 't/inside.osmops.yaml'));
  await symlink('loop.osmops.yaml', join(root, 't/loop.osmops.yaml'));
  await symlink('..', join(root, 't/sub/up'));
  await run('mkfifo', [join(root, 't/fifo.osmops.yaml')]);
  await run('truncate', ['-s', '100M', join(root, 't/100mb.osmops.yaml')]);
  const socket = createServer().listen(join(root, 't/socket.osmops.yaml'));
  try {
    const main = resolve('dist/src/cli/main.js');
    const { exitCode, all } = await execa(process.execPath, ['--max-old-space-size=400', main, 'validate'], {
      cwd: root,
      all: true,
      reject: false,
    });
    expect(exitCode).toBe(1);
    const lines = all.split('\n');
    for (const [file, , told] of hostile) {
      const about = lines.filter((line) => line.startsWith(`${file}:`) && line.includes('error:'));
      if (told === undefined) expect(about).toEqual([]);
      else expect(about.join('\n')).toContain(told);
    }
    for (const name of ['absolute', 'inside', 'loop', 'fifo', 'socket', '100mb']) {
      expect(all).toContain(`t/${name}.osmops.yaml: error: `);
    }
    expect(all).toContain('osm-pkgs/empty: error: The folder has no descriptor.');
    expect(all).toContain('osm-pkgs/none: error: The folder has no descriptor.');
    expect(all).not.toMatch(/^\s+at /m);
    expect(all).not.toContain('node:internal');
  } finally {
    await new Promise((closed) => socket.close(closed));
  }
});
