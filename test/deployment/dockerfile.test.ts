import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { validate } from 'dockerfile-utils';

const file = 'deploy/Dockerfile';

test('a linter has nothing against it', async () => {
  const problems = validate(await readFile(file, 'utf8'));
  expect(problems.map(({ message, range }) => `${range.start.line + 1}: ${message}`)).toEqual([]);
});

test('what it copies from the checkout exists, and is let through', async () => {
  const text = await readFile(file, 'utf8');
  const ignored = await readFile(`${file}.dockerignore`, 'utf8');
  const copied = [...text.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, names = '']) =>
    names.split(' '),
  );
  expect(copied).toContain('package-lock.json');
  for (const name of copied) {
    expect(existsSync(name)).toBe(true);
    expect(ignored.split('\n')).toContain(`!${name}`);
  }
});

test('it does not run as root', async () => {
  const text = await readFile(file, 'utf8');
  expect(text).toMatch(/^USER 1000:1000$/m);
  expect(text.lastIndexOf('\nUSER ')).toBeLessThan(text.indexOf('\nENTRYPOINT '));
});
