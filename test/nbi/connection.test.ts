import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openNbi, readConnection } from '../../provider/nbi/index.js';
import { connection, passwordCanary } from './support/answers.js';
import { rejection } from './support/rejection.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'osmops-connection-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function fileOf(text: string): Promise<string> {
  const file = join(folder, 'connection.yaml');
  await writeFile(file, text);
  return file;
}

const complete = `hostname: 127.0.0.1:8008\nproject: admin\nuser: joe\npassword: ${passwordCanary}\n`;

describe('a connection file', () => {
  test('of OSM Ops is read, and leaves it open whether OSM speaks TLS', async () => {
    const file = await fileOf(complete);
    expect(await readConnection(file)).toEqual({
      file,
      hostname: '127.0.0.1:8008',
      project: 'admin',
      user: 'joe',
      password: passwordCanary,
      tls: 'detect',
    });
  });

  test.each([
    ['tls: true\n', true],
    ['tls: off\n', false],
    ['caFile: ca.pem\n', true],
    ['insecureSkipVerify: false\n', true],
    ['tls: false\ncaFile: ca.pem\n', false],
  ])('with %j means tls %s', async (lines, tls) => {
    expect(await readConnection(await fileOf(complete + lines))).toMatchObject({ tls });
  });

  test('may have our keys; caFile is relative to it', async () => {
    const text = `${complete}tls: no\ncaFile: certs/ca.pem\ninsecureSkipVerify: true\n`;
    expect(await readConnection(await fileOf(text))).toMatchObject({
      tls: false,
      caFile: join(folder, 'certs/ca.pem'),
      insecureSkipVerify: true,
    });
  });

  test('keeps the text of a password that YAML would take for something else', async () => {
    const text = complete.replace(passwordCanary, '0123');
    expect(await readConnection(await fileOf(text))).toMatchObject({ password: '0123' });
  });

  test.each([
    ['osm.example.org', 'osm.example.org:9999'],
    ['osm.example.org:80', 'osm.example.org:80'],
    ['"[::1]:9999"', '[::1]:9999'],
    ['"[::1]"', '[::1]:9999'],
    ['"[::1%lo0]:80"', '[::1%lo0]:80'],
    ['" osm.example.org: 080 "', 'osm.example.org:80'],
  ])('takes the hostname %s for %s', async (text, hostname) => {
    expect(await readConnection(await fileOf(complete.replace('127.0.0.1:8008', text)))).toMatchObject({
      hostname,
    });
  });

  test.each([
    '::1',
    'host:65536',
    'host:port',
    'http://host:80',
    'user@host:80',
    'host:80/osm',
    '""',
    'a b:80',
  ])('refuses the hostname %s', async (text) => {
    const file = await fileOf(complete.replace('127.0.0.1:8008', `'${text}'`));
    await expect(readConnection(file)).rejects.toMatchObject({
      code: 'connection-invalid',
      message: expect.stringContaining('hostname'),
      place: { file },
    });
  });

  test('is quoted nowhere, not even by the reader of YAML on standard error', async () => {
    const warnings: Error[] = [];
    const listen = (warning: Error) => warnings.push(warning);
    process.on('warning', listen);
    await readConnection(await fileOf(`${complete}? { key: ${passwordCanary} }\n: 1\n`));
    await new Promise(setImmediate);
    process.off('warning', listen);
    expect(warnings).toEqual([]);
  });

  test('names all that is missing or wrong at once', async () => {
    const file = await fileOf(`hostname: h\nuser: []\npassword: ''\ntls: perhaps ${passwordCanary}\n`);
    const error = await rejection(readConnection(file));
    expect(error).toMatchObject({
      message: expect.stringMatching(
        /project is missing; user must be a single value; password must not be empty; tls must be true or false/,
      ),
    });
    expect(inspect(error)).not.toContain(passwordCanary);
  });

  test.each([
    ['no YAML', `password: "${passwordCanary}\nuser: x`, { line: 2 }],
    ['a key twice', `password: ${passwordCanary}\npassword: b\n`, { line: 2, column: 1 }],
    ['a list', `- ${passwordCanary}`, {}],
    ['an alias', `a: &a ${passwordCanary}\nb: *a\n`, {}],
    ['nested without end', '['.repeat(30_000), {}],
    ['too long', `# ${passwordCanary}\n`.repeat(10_000), {}],
  ])('that is %s is refused by place, and not quoted', async (_, text, place) => {
    const file = await fileOf(text);
    const error = await rejection(readConnection(file));
    expect(error).toMatchObject({ code: 'connection-invalid', place: { file, ...place } });
    expect(inspect(error, { depth: 9 })).not.toContain(passwordCanary);
  });

  test.each(['missing.yaml', '.'])('that cannot be read is an error (%s)', async (name) => {
    await expect(readConnection(join(folder, name))).rejects.toMatchObject({ code: 'connection-invalid' });
  });
});

describe('the environment of the official client', () => {
  test('has its defaults', async () => {
    expect(await readConnection({ OSM_HOSTNAME: 'osm', OSM_PASSWORD: 'p' })).toEqual({
      hostname: 'osm:9999',
      project: 'admin',
      user: 'admin',
      password: 'p',
      tls: true,
    });
  });

  test('names what is missing', async () => {
    await expect(readConnection({})).rejects.toMatchObject({
      code: 'connection-invalid',
      message: expect.stringMatching(/OSM_HOSTNAME is missing; OSM_PASSWORD is missing/),
    });
  });
});

test('a caFile that cannot be read is an error when the client is opened', async () => {
  const caFile = join(folder, 'missing.pem');
  await expect(openNbi({ ...connection, caFile })).rejects.toMatchObject({
    code: 'connection-invalid',
    place: { file: caFile },
  });
});
