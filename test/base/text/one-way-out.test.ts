import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

/** The files that write to a stream of a person's, or make a text shown without looking at it, and why they may. */
const allowed: Readonly<Record<string, string>> = {
  'src/cli/output/io.ts': 'the printer',
  'src/cli/program.ts': 'the help, which is ours',
  'provider/plugin/lifecycle/log.ts': "Terraform's log, as JSON",
  'provider/plugin/lifecycle/standard-streams.ts': 'has stray output go to standard error',
  'provider/plugin/serve.ts': 'who the provider is, and that nobody has to start it',
  'src/terraform/provider/shim-source.ts': 'the text of a program of its own',
};

/** The files that say of a text that it is fit as it is, and why it is. */
const vouching: Readonly<Record<string, string>> = {
  'src/cli/commands/state/pull.ts': 'the state as JSON that was made fit',
  'src/cli/commands/state/show.ts': 'values as JSON that was made fit',
  'src/cli/output/io.ts': 'colours, and lines of a block that was made fit',
  'src/cli/output/terraform.ts': 'pieces of a line that was made fit',
  'src/cli/run/confirm.ts': 'a question that was made fit',
  'src/cli/commands/graph.ts': 'a drawing, whose names were made fit',
  'src/cli/commands/provider-env.ts': 'paths of this installation, for a shell',
  'src/poller/log/log.ts': 'lines of JSON that were made fit',
  'src/poller/log/human.ts': 'sentences that were made fit',
};

const writes = /\b(?:stdout|stderr|stream)\.write\b|\bconsole\.|\bwriteSync\(1|\bwriteSync\(2/;
const vouches = /\bours\(/;

async function sources(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map(({ parentPath, name }) => join(parentPath, name));
}

async function filesWith(pattern: RegExp): Promise<string[]> {
  const files = (await Promise.all(['base', 'provider', 'src'].map(sources))).flat();
  const texts = await Promise.all(files.map(async (file) => [file, await readFile(file, 'utf8')] as const));
  return texts
    .filter(([file, text]) => !file.startsWith('base/text/') && pattern.test(text))
    .map(([file]) => file);
}

test('nothing but the printer writes to a terminal', async () => {
  expect((await filesWith(writes)).sort()).toEqual(Object.keys(allowed).sort());
});

test('few say of a text that it is fit to be shown, and each has a reason', async () => {
  expect((await filesWith(vouches)).sort()).toEqual(Object.keys(vouching).sort());
});
