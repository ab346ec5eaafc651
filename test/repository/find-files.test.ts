import { execFile } from 'node:child_process';
import { chmod, symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from '@jest/globals';
import { nsd, vnfd } from '../packages/support/descriptors.js';
import { makeFolder, removeFolders } from '../packages/support/folder.js';
import { base, deploymentOf, nsInstance, problemsAt, problemsOf } from './support/repository.js';

afterAll(removeFolders);

const run = promisify(execFile);
const ops = (name: string) => nsInstance({ name });

/** Root reads everything: the rest of the test is somebody else's. Returns how to be root again. */
function giveUpRoot(): () => void {
  if (process.geteuid?.() !== 0) return () => undefined;
  const nobody = 65_534;
  process.seteuid?.(nobody);
  return () => process.seteuid?.(0);
}

// The counterparts are cfg/fsvisitor_test.go, cfg/store_test.go and util/file/visitor_test.go of OSM Ops.
describe('what is found', () => {
  test('files at any depth, by the end of the lower-cased name', async () => {
    const deployment = await deploymentOf({
      'a.osmops.yaml': ops('a'),
      'deep/er/B.OSMOPS.YML': ops('b'),
      'deep/.hidden/c.osmops.yaml': ops('c'),
      '.osmops.yaml': ops('d'),
      'deep/ignored.yaml': 'x',
      'osmops.yaml': 'x',
      'a.osmops.yaml.bak': 'x',
    });
    expect(deployment?.nsInstances.map(({ name }) => name).sort()).toEqual(['a', 'b', 'c', 'd']);
  });

  test('nothing below .git and .osmops', async () => {
    const hidden = { '.git/a.osmops.yaml': 'x', 'sub/.git/b.osmops.yaml': 'x', '.osmops/c.osmops.yaml': 'x' };
    expect(await problemsOf(hidden)).toEqual([]);
  });

  test('TestRepoPkgRootDirWithSubdirs: packages one folder down, told apart by their descriptors', async () => {
    const deployment = await deploymentOf({
      'osm-pkgs/p1/x.yaml': nsd,
      'osm-pkgs/p2/y.yaml': vnfd,
      'osm-pkgs/p2/charts/osm-pkgs/z.yaml': 'x',
      'osm-pkgs/README.md': '',
      'sub/osm-pkgs/p3/no.yaml': 'x',
    });
    expect(deployment?.packages).toMatchObject([
      {
        kind: 'ns',
        descriptorId: 'openldap_ns',
        relativeFolder: 'osm-pkgs/p1',
        place: { file: 'osm-pkgs/p1/x.yaml', line: 3, column: 9 },
      },
      { kind: 'vnf', descriptorId: 'openldap_knf', relativeFolder: 'osm-pkgs/p2', requiredVnfdIds: [] },
    ]);
  });

  test('TestRepoPkgRootDirWithNoSubdirs, and an OSM Ops file among the packages', async () => {
    const deployment = await deploymentOf({ 'osm-pkgs/dummy.yaml': '', 'osm-pkgs/a.osmops.yaml': ops('a') });
    expect(deployment).toMatchObject({ packages: [], nsInstances: [{ name: 'a' }] });
  });

  test('inside a package a manifest of Kubernetes declares nothing, whatever its kind', async () => {
    const manifest = 'apiVersion: source.toolkit.fluxcd.io/v1\nkind: HelmRepository\n';
    const files = { 'osm-pkgs/p/vnfd.yaml': vnfd, 'osm-pkgs/p/chart/a.osmops.yaml': manifest };
    expect(await problemsOf(files)).toEqual([]);
    const declared = { ...files, 'osm-pkgs/p/chart/a.osmops.yaml': 'kind: HelmRepository\n' };
    expect(await problemsOf(declared)).toHaveLength(1);
  });

  test('inside a package files are the package, unless they declare something', async () => {
    const config = { 'osm_ops_config.yaml': 'connectionFile: connection.yaml\nfileExtensions: [.yaml]\n' };
    const chart = {
      'osm-pkgs/p/d.yaml': vnfd,
      'osm-pkgs/p/chart/t.yaml': '{{ broken: ',
      'osm-pkgs/p/chart/k.yaml': 'kind: Pod\n',
    };
    expect(await problemsOf({ ...config, ...chart })).toEqual([]);
    expect(await problemsOf({ ...config, ...chart, 'osm-pkgs/p/chart/i.yaml': ops('x') })).toEqual([
      'error file-invalid osm-pkgs/p/chart/i.yaml:1:7 An OSM Ops file of kind NsInstance stands inside a package, where it declares nothing.',
    ]);
  });

  test('names that differ in case only are different names', async () => {
    const names = ['ldap', 'Ldap', '\u00e9'];
    const deployment = await deploymentOf(
      Object.fromEntries(names.map((name, index) => [`${index}.osmops.yaml`, ops(name)])),
    );
    expect(deployment?.nsInstances.map(({ name }) => name)).toEqual(names);
  });
});

describe('what is refused', () => {
  test('a package whose path Terraform would make another of', async () => {
    expect(await problemsOf({ 'osm-pkgs/e\u0301/d.yaml': vnfd })).toEqual([
      expect.stringMatching(
        /^error package-invalid osm-pkgs\/e\u0301 The path of the folder must be in Unicode/,
      ),
    ]);
  });

  test('links: out of the repository, inside, broken, in a loop; none is followed', async () => {
    const root = await makeFolder({ ...base, 'a.osmops.yaml': ops('a'), 'sub/x': '' });
    await symlink('/etc/hostname', join(root, 'out.osmops.yaml'));
    await symlink('a.osmops.yaml', join(root, 'in.osmops.yaml'));
    await symlink('nowhere', join(root, 'sub/broken.osmops.yaml'));
    await symlink('..', join(root, 'sub/loop'));
    await symlink('..', join(root, 'sub/loop.osmops.yaml'));
    expect(await problemsAt(root)).toEqual(
      ['in.osmops.yaml', 'out.osmops.yaml', 'sub/broken.osmops.yaml', 'sub/loop.osmops.yaml'].map(
        (file) => `error file-unreadable ${file} '${file}' is a symbolic link, and links are not followed.`,
      ),
    );
  });

  test('links to folders that nothing else searches: what was declared there would be deleted', async () => {
    const config = `${base['osm_ops_config.yaml']}targetDir: deploy\n`;
    const elsewhere = await makeFolder({ 'a.osmops.yaml': ops('a') });
    const files = { 'deploy/sub/a.osmops.yaml': ops('b'), 'moved/a.osmops.yaml': ops('c') };
    const root = await makeFolder({ ...base, ...files, 'osm_ops_config.yaml': config });
    await symlink('../moved', join(root, 'deploy/kdu'));
    await symlink(elsewhere, join(root, 'deploy/out'));
    await symlink('../forgotten', join(root, 'deploy/nowhere'));
    await symlink('sub', join(root, 'deploy/same'));
    await symlink('../moved/a.osmops.yaml', join(root, 'deploy/note.txt'));
    expect(await problemsAt(root)).toEqual([
      "error file-unreadable deploy/kdu 'deploy/kdu' is a symbolic link to a folder, and links are not followed.",
      "error file-unreadable deploy/nowhere 'deploy/nowhere' is a symbolic link that leads nowhere.",
      "error file-unreadable deploy/out 'deploy/out' is a symbolic link to a folder, and links are not followed.",
    ]);
  });

  test('links in the place of packages', async () => {
    const root = await makeFolder({ ...base, 'pkgs/p/d.yaml': vnfd, 'osm-pkgs/real/d.yaml': vnfd });
    await symlink('../pkgs/p', join(root, 'osm-pkgs/linked'));
    expect(await problemsAt(root)).toEqual([
      expect.stringMatching(/^error file-unreadable osm-pkgs\/linked /),
    ]);
    const other = await makeFolder({ ...base, 'pkgs/p/d.yaml': vnfd });
    await symlink('pkgs', join(other, 'osm-pkgs'));
    expect(await problemsAt(other)).toEqual([expect.stringMatching(/^error file-unreadable osm-pkgs /)]);
  });

  test('a FIFO and a socket, without waiting for them', async () => {
    const root = await makeFolder(base);
    await run('mkfifo', [join(root, 'fifo.osmops.yaml'), join(root, 'other')]);
    const server = createServer().listen(join(root, 's.osmops.yaml'));
    try {
      expect(await problemsAt(root)).toEqual([
        "error file-unreadable fifo.osmops.yaml 'fifo.osmops.yaml' is neither a file nor a folder.",
        "error file-unreadable s.osmops.yaml 's.osmops.yaml' is neither a file nor a folder.",
      ]);
    } finally {
      await new Promise((closed) => server.close(closed));
    }
  });

  test('what cannot be read', async () => {
    const root = await makeFolder({ ...base, 'a.osmops.yaml': ops('a'), 'sub/b.osmops.yaml': ops('b') });
    await chmod(root, 0o755);
    await chmod(join(root, 'a.osmops.yaml'), 0);
    await chmod(join(root, 'sub'), 0);
    const restore = giveUpRoot();
    try {
      expect(await problemsAt(root)).toEqual([
        'error file-unreadable a.osmops.yaml The file cannot be read.',
        "error file-unreadable sub 'sub' is a folder that cannot be read.",
      ]);
    } finally {
      restore();
      await chmod(join(root, 'sub'), 0o755);
    }
  });

  test('a file of 100 MB, unread', async () => {
    const root = await makeFolder(base);
    await run('truncate', ['-s', '100M', join(root, 'a.osmops.yaml')]);
    expect(await problemsAt(root)).toEqual(['error file-unreadable a.osmops.yaml The file is too large.']);
  });
});
