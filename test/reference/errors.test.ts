import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { explanationSections } from '../../provider/errors/explanations/index.js';
import { type ErrorCode, errorCodes } from '../../provider/errors/index.js';
import { errorPages } from '../../src/reference/errors.js';

const codes = Object.keys(errorCodes);

/** Every source in a folder, but for the registry of the codes itself. */
async function sources(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const read = files.filter(
    ({ name, parentPath }) => name.endsWith('.ts') && !parentPath.startsWith('provider/errors'),
  );
  return Promise.all(read.map(({ name, parentPath }) => readFile(join(parentPath, name), 'utf8')));
}

describe('the registry of error codes', () => {
  test('has no code that nothing uses', async () => {
    const text = [...(await sources('provider')), ...(await sources('src'))].join('\n');
    expect(codes.filter((code) => !text.includes(`'${code}'`))).toEqual([]);
  });

  test('explains every code in one section', () => {
    const explained = explanationSections.flatMap(([, section]) => Object.keys(section));
    expect(explained.sort()).toEqual([...codes].sort());
  });
});

describe('the pages', () => {
  test('are one a code, and an index that leads to each', () => {
    const [index, ...pages] = errorPages();
    expect(pages.map(({ file }) => file)).toEqual(codes.map((code) => `${code}.md`));
    for (const { file } of pages) expect(index?.text).toContain(`](${file})`);
  });

  test('say what the code means, when it arises and what to do', () => {
    const code: ErrorCode = 'nbi-timeout';
    const page = errorPages().find(({ file }) => file === `${code}.md`);
    expect(page?.text).toMatch(
      /^<!--.*-->\n\n# OSM did not answer in time\n\nCode: `nbi-timeout`\n\n## When it arises\n\n\w.*\n\n## What to do\n\n\w.*\n/,
    );
  });
});

test('the explanations are not loaded with the codes', async () => {
  for (const file of ['codes.ts', 'error.ts', 'index.ts']) {
    expect(await readFile(join('provider/errors', file), 'utf8')).not.toContain("from './explanations");
  }
});
