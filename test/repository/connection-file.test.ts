import { afterAll, describe, expect, test } from '@jest/globals';
import { readRepository } from '../../src/repository/index.js';
import { makeFolder, removeFolders } from '../packages/support/folder.js';
import { base, connection, problemsOf } from './support/repository.js';

afterAll(removeFolders);

describe('a key of the connection file that nothing reads', () => {
  test('is a warning, with a guess', async () => {
    const file = `${connection}cafile: ca.pem\nregion: north\n`;
    expect(await problemsOf({ 'connection.yaml': file })).toEqual([
      "warning unknown-key connection.yaml:5:1 Nothing reads the key that stands here; did you mean 'caFile'?",
      'warning unknown-key connection.yaml:6:1 Nothing reads the key that stands here.',
    ]);
  });

  test('tells why a required one is missing', async () => {
    const problems = await problemsOf({ 'connection.yaml': connection.replace('password', 'pasword') });
    expect(problems).toEqual([
      expect.stringMatching(/^error connection-invalid connection\.yaml .*password is missing/),
      "warning unknown-key connection.yaml:4:1 Nothing reads the key that stands here; did you mean 'password'?",
    ]);
  });

  test('is never named: it may be a part of the password', async () => {
    const file = '{hostname: "h:1", project: p, user: u, password: can,ary, caFiel}\n';
    const reading = await readRepository(await makeFolder({ ...base, 'connection.yaml': file }));
    expect(reading.problems).toMatchObject([{ code: 'unknown-key' }, { code: 'unknown-key' }]);
    expect(JSON.stringify(reading)).not.toMatch(/"ary|'ary|caFiel/);
  });
});

test('a reading names the connection file even after an error', async () => {
  const root = await makeFolder({ ...base, 'a.osmops.yaml': '' });
  const { deployment, connectionFile } = await readRepository(root);
  expect({ deployment, connectionFile }).toEqual({
    deployment: undefined,
    connectionFile: `${root}/connection.yaml`,
  });
});
