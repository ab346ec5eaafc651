import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { StateKeeper } from '../../../src/terraform/keeper/index.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { ask, open, stateOf } from './support.js';

let folder: string;
let keeper: StateKeeper;

beforeEach(async () => {
  folder = await temporaryFolder();
  keeper = await open(folder);
});

afterEach(() => keeper.close());

const post = (body: string) => ask(keeper, 'POST', { body });
const stored = () => readFile(join(folder, 'terraform.tfstate'), 'utf8');

describe('a state', () => {
  test('is not there at first, and is what was posted last then', async () => {
    expect(await ask(keeper, 'GET')).toMatchObject({ status: 404 });
    expect([keeper.read(), keeper.mark()]).toEqual([undefined, undefined]);
    expect(await post(stateOf(1, ['a']))).toMatchObject({ status: 200 });
    expect(await post(stateOf(2, ['a', 'b']))).toMatchObject({ status: 200 });
    expect(await ask(keeper, 'GET')).toEqual({ status: 200, text: stateOf(2, ['a', 'b']) });
    expect(await stored()).toBe(stateOf(2, ['a', 'b']));
    expect(keeper.mark()).toEqual({ serial: 2, lineage: 'one-lineage' });
  });

  test('that comes once more is kept already', async () => {
    await post(stateOf(2, ['a']));
    expect(await post(`${stateOf(2, ['a'])}\n`)).toMatchObject({ status: 200 });
    expect(await stored()).toBe(stateOf(2, ['a']));
  });

  test.each([
    ['of an older serial', stateOf(1, ['a']), 409],
    ['of the same serial that says something else', stateOf(2, ['b']), 409],
    ['of another lineage', stateOf(3, ['a'], 'another'), 409],
    ['that is not whole', stateOf(3, ['a']).slice(0, -1), 409],
    ['that is none', '[]', 409],
  ])('%s is refused, and the other stays', async (_, body, status) => {
    await post(stateOf(2, ['a']));
    expect(await post(body)).toMatchObject({ status });
    expect(await stored()).toBe(stateOf(2, ['a']));
    expect(keeper.mark()?.serial).toBe(2);
  });

  test('is compared with its digest, and has to be text', async () => {
    const body = stateOf(1);
    const md5 = (of: string) => ({ 'Content-MD5': createHash('md5').update(of).digest('base64') });
    expect(await ask(keeper, 'POST', { body, headers: md5('other') })).toMatchObject({ status: 400 });
    expect(await ask(keeper, 'POST', { body: Buffer.from([0xff]) })).toMatchObject({ status: 400 });
    expect(await ask(keeper, 'POST', { body, headers: md5(body) })).toMatchObject({ status: 200 });
  });

  test('that is too large is refused by its length', async () => {
    const headers = { 'Content-Length': '300000000', Expect: '100-continue' };
    expect(await ask(keeper, 'POST', { headers })).toMatchObject({ status: 413 });
  });

  test('is not deleted by a request', async () => {
    await post(stateOf(1));
    expect(await ask(keeper, 'DELETE')).toMatchObject({ status: 405 });
    expect(await stored()).toBe(stateOf(1));
  });

  test('is kept once when it is posted many times at the same moment', async () => {
    const posted = await Promise.all([1, 2, 3, 4, 5].map((serial) => post(stateOf(serial, [`${serial}`]))));
    const kept = posted.filter(({ status }) => status === 200).length;
    expect(kept).toBeGreaterThan(0);
    expect(await stored()).toBe(keeper.read());
    expect(keeper.mark()?.serial).toBe(5);
  });
});

describe('whoever has not the password, or asks elsewhere,', () => {
  test('is refused alike', async () => {
    await post(stateOf(1, ['a']));
    const { environment } = keeper;
    const strangers = [
      { ...environment, TF_HTTP_PASSWORD: 'guessed' },
      { ...environment, TF_HTTP_USERNAME: 'guessed' },
      { ...environment, TF_HTTP_ADDRESS: `${environment['TF_HTTP_ADDRESS']}x` },
      { ...environment, TF_HTTP_ADDRESS: new URL('/', environment['TF_HTTP_ADDRESS']).href },
    ];
    for (const stranger of strangers) {
      for (const method of ['GET', 'POST', 'LOCK']) {
        const answer = await ask({ ...keeper, environment: stranger }, method, { body: stateOf(2) });
        expect(answer).toEqual({ status: 401, text: '' });
      }
    }
    expect(keeper.mark()?.serial).toBe(1);
  });

  test('has no use of what another run was told', async () => {
    const { environment } = keeper;
    await keeper.close();
    keeper = await open(folder);
    const names = ['TF_HTTP_ADDRESS', 'TF_HTTP_USERNAME', 'TF_HTTP_PASSWORD'];
    for (const name of names) expect(keeper.environment[name]).not.toBe(environment[name]);
  });
});

describe('the lock of a Terraform', () => {
  const note = (id: string) => JSON.stringify({ ID: id, Operation: 'OperationTypeApply', Who: 'me@here' });

  test('keeps another one out, which is told who holds it', async () => {
    expect(await ask(keeper, 'LOCK', { body: note('1') })).toMatchObject({ status: 200 });
    expect(await ask(keeper, 'LOCK', { body: note('2') })).toEqual({ status: 423, text: note('1') });
    expect(await ask(keeper, 'POST', { body: stateOf(1), query: '?ID=2' })).toMatchObject({ status: 409 });
    expect(await ask(keeper, 'POST', { body: stateOf(1), query: '?ID=1' })).toMatchObject({ status: 200 });
    expect(await ask(keeper, 'UNLOCK', { body: note('2') })).toMatchObject({ status: 409 });
    expect(await ask(keeper, 'UNLOCK', { body: note('1') })).toMatchObject({ status: 200 });
    expect(await ask(keeper, 'LOCK', { body: note('2') })).toMatchObject({ status: 200 });
  });

  test('has an id', async () => {
    expect(await ask(keeper, 'LOCK', { body: '{}' })).toMatchObject({ status: 400 });
  });
});

describe('entries that are hidden', () => {
  test('are not shown until Terraform writes, with the same serial, and are kept until then', async () => {
    await post(stateOf(1, ['a', 'b']));
    keeper.hide(['terraform_data.a', 'terraform_data.none']);
    const { text } = await ask(keeper, 'GET');
    expect(JSON.parse(text)).toEqual(JSON.parse(stateOf(1, ['b'])));
    expect(keeper.read()).toBe(stateOf(1, ['a', 'b']));
    await post(stateOf(2, ['b', 'c']));
    expect(await ask(keeper, 'GET')).toMatchObject({ text: stateOf(2, ['b', 'c']) });
  });

  test('are shown again when nothing is hidden any more', async () => {
    await post(stateOf(1, ['a']));
    keeper.hide(['terraform_data.a']);
    keeper.hide([]);
    expect(await ask(keeper, 'GET')).toMatchObject({ text: stateOf(1, ['a']) });
  });
});

describe('a state that Terraform left in a file', () => {
  const left = () => join(folder, 'errored.tfstate');
  const leave = (text: string) => writeFile(left(), text);

  test('is nothing to do when there is none', async () => {
    expect(await keeper.takeIn(left())).toBe(false);
  });

  test.each([
    ['the first there is', undefined, stateOf(1, ['a']), true],
    ['the successor', stateOf(3, ['a']), stateOf(5, ['a', 'b']), true],
    ['what is kept already', stateOf(3, ['a']), stateOf(3, ['a']), false],
  ])('is taken in and removed when it is %s', async (_, kept, text, isTaken) => {
    if (kept !== undefined) await post(kept);
    await leave(text);
    expect(await keeper.takeIn(left())).toBe(isTaken);
    expect(await stored()).toBe(text);
    expect(await readdir(folder)).not.toContain('errored.tfstate');
  });

  test('that found none and could give it no lineage is taken in as the first, and is known again', async () => {
    await leave(stateOf(0, ['a'], ''));
    expect(await keeper.takeIn(left())).toBe(true);
    expect(keeper.mark()).toEqual({ serial: 1, lineage: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    // As after a kill before the file was removed.
    await leave(stateOf(0, ['a'], ''));
    expect(await keeper.takeIn(left())).toBe(false);
    await leave(stateOf(0, ['b'], ''));
    await expect(keeper.takeIn(left())).rejects.toMatchObject({ code: 'state-unsaved' });
  });

  test.each([
    ['older', stateOf(2, ['b']), '--force'],
    ['of the same serial', stateOf(3, ['b']), '--force'],
    ['of another lineage', stateOf(9, ['b'], 'another'), '--force'],
    ['not whole', stateOf(9, ['b']).slice(0, 40), 'Remove the file'],
    ['empty', '', 'Remove the file'],
  ])('stays, with what to do, when it is %s', async (_, text, remedy) => {
    await post(stateOf(3, ['a']));
    await leave(text);
    await expect(keeper.takeIn(left())).rejects.toMatchObject({
      code: 'state-unsaved',
      remedy: expect.stringContaining(remedy),
    });
    expect(await readFile(left(), 'utf8')).toBe(text);
    expect(await stored()).toBe(stateOf(3, ['a']));
  });
});

test('a state is pushed when it is the successor, or by force', async () => {
  await keeper.push(stateOf(5, ['a']), 'successor');
  await expect(keeper.push(stateOf(4), 'successor')).rejects.toMatchObject({ code: 'state-refused' });
  await keeper.push(stateOf(1, ['b'], 'another'), 'force');
  expect(await stored()).toBe(stateOf(1, ['b'], 'another'));
  await expect(keeper.push('{}', 'force')).rejects.toMatchObject({ code: 'state-refused' });
});
