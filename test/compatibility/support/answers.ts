import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { execa } from 'execa';
import { z } from 'zod';
import { rows } from '../rows/index.js';
import { writeRepository } from './repository.js';
import type { Row } from './row.js';

const file = 'test/compatibility/osm-ops/answers.json';

const instanceSchema = z.strictObject({
  name: z.string(),
  description: z.string(),
  nsdName: z.string(),
  vnfName: z.string(),
  vimAccountName: z.string(),
  kdu: z.string(),
  /** JSON text. */
  params: z.string(),
});

const answerSchema = z.strictObject({
  /** Why OSM Ops does nothing at all. */
  refused: z.string().optional(),
  host: z.string().optional(),
  port: z.int().default(0),
  project: z.string().optional(),
  user: z.string().optional(),
  password: z.string().optional(),
  packages: z.array(z.string()),
  /** By file. */
  instances: z.record(z.string(), instanceSchema),
  /** Files that it logs an error of. */
  skipped: z.array(z.string()),
});

/** What OSM Ops makes of a repository; paths are relative to its root. */
export type Answer = z.infer<typeof answerSchema>;
export type Instance = z.infer<typeof instanceSchema>;

const recordedSchema = z.record(z.string(), z.strictObject({ asked: z.string(), answer: answerSchema }));

/** Answers by rule. With `OSM_OPS` in the environment they are asked of that program and recorded anew. */
export async function readAnswers(): Promise<ReadonlyMap<string, Answer>> {
  const program = process.env['OSM_OPS'];
  if (program !== undefined) await record(program);
  const recorded = recordedSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  return new Map(
    rows.map((row) => {
      const { asked, answer } = recorded[row.rule] ?? {};
      if (answer === undefined || asked !== fingerprint(row)) {
        throw new Error(`no answer of OSM Ops is recorded for '${row.rule}' as it stands: see ${file}`);
      }
      return [row.rule, answer];
    }),
  );
}

async function record(program: string): Promise<void> {
  const roots = await Promise.all(rows.map(writeRepository));
  const { stdout } = await execa(program, ['-test.run', 'TestAsk'], {
    env: { REPOSITORIES: roots.join(':') },
  });
  const answers = stdout.split('\n').filter((line) => line.startsWith('{'));
  const lines = rows.map((row, index) => {
    const answer = answerSchema.parse(JSON.parse(answers[index] ?? ''));
    return `${JSON.stringify(row.rule)}: ${JSON.stringify({ asked: fingerprint(row), answer })}`;
  });
  await writeFile(file, `{\n${lines.join(',\n')}\n}\n`);
}

function fingerprint({ files, links, root }: Row): string {
  const contents = Object.entries(files).map(([path, content]) => [
    path,
    Buffer.from(content).toString('base64'),
  ]);
  return createHash('sha256')
    .update(JSON.stringify([contents, links, root]))
    .digest('hex')
    .slice(0, 16);
}
