import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from '@jest/globals';
import { openPrinter } from '../../../src/cli/output/io.js';
import { printProblems } from '../../../src/cli/output/problems.js';
import type { Problem } from '../../../src/repository/index.js';
import { temporaryFolder } from '../support/example.js';
import { type FakeHostOptions, fakeHost } from '../support/run-cli.js';

let root: string;

beforeEach(async () => {
  root = await temporaryFolder();
});

function problem(file: string, line?: number, column?: number): Problem {
  const place = { file, ...(line !== undefined && column !== undefined && { line, column }) };
  return { severity: 'error', code: 'file-invalid', message: 'It is wrong.', remedy: 'Mend it.', place };
}

async function printed(
  problems: readonly Problem[],
  connectionFile?: string,
  options: FakeHostOptions = {},
): Promise<string> {
  const host = fakeHost(options);
  const reading = { problems, ...(connectionFile !== undefined && { connectionFile }) };
  await printProblems(reading, root, root, openPrinter(host.stdout, {}));
  return host.printed('stdout');
}

test('a problem is its place, message and code, the line with a mark, and the remedy', async () => {
  await writeFile(join(root, 'a.yaml'), 'kind: NsInstance\nname: "a b" # c\n');
  await writeFile(join(root, 'b.yaml'), 'name: c\n');
  expect(await printed([problem('a.yaml', 2, 7), problem('b.yaml', 1, 1), problem('osm-pkgs')])).toBe(
    `a.yaml:2:7: error: It is wrong. [file-invalid]
    name: "a b" # c
          ^~~~~
  Mend it.
b.yaml:1:1: error: It is wrong. [file-invalid]
    name: c
    ^~~~
  Mend it.
osm-pkgs: error: It is wrong. [file-invalid]
  Mend it.
`,
  );
});

test('colours are for a terminal', async () => {
  await writeFile(join(root, 'a.yaml'), 'name: x\n');
  const warning = { ...problem('a.yaml', 1, 1), severity: 'warning' } as const;
  expect(await printed([warning], undefined, { terminal: true })).toContain('\u001b[33m^~~~\u001b[39m');
  expect(await printed([warning])).not.toContain('\u001b');
});

test('no line of the connection file is printed, within the repository or elsewhere', async () => {
  const path = join(root, 'connection.yaml');
  await writeFile(path, 'user: hunter2\n');
  for (const file of ['connection.yaml', path]) {
    expect(await printed([problem(file, 1, 1)], path)).toBe(
      'connection.yaml:1:1: error: It is wrong. [file-invalid]\n  Mend it.\n',
    );
  }
});

test('a file that has gone meanwhile is printed without a line', async () => {
  expect(await printed([problem('gone.yaml', 1, 1)])).toBe(
    'gone.yaml:1:1: error: It is wrong. [file-invalid]\n  Mend it.\n',
  );
});

test('what a file says begins no line of its own', async () => {
  const message = "There is no NS instance 'x\n::error::y'.";
  const told = await printed([{ ...problem('a\nb.yaml'), message, remedy: "Write 'x\n::error::y'." }]);
  expect(told.split('\n')).toEqual([
    "a\\nb.yaml: error: There is no NS instance 'x\\n::error::y'. [file-invalid]",
    "  Write 'x\\n::error::y'.",
    '',
  ]);
});
