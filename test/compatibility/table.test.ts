import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { removeFolders } from '../packages/support/folder.js';
import { problemsAt } from '../repository/support/repository.js';
import { rows } from './rows/index.js';
import { type Answer, readAnswers } from './support/answers.js';
import { inWritingOf, osmopsAnswer, whatCounts } from './support/compare.js';
import { writeRepository } from './support/repository.js';
import type { Row } from './support/row.js';

let answers: ReadonlyMap<string, Answer>;

beforeAll(async () => {
  answers = await readAnswers();
});

afterAll(removeFolders);

function answerOf({ rule }: Row): Answer {
  const answer = answers.get(rule);
  if (answer === undefined) throw new Error(`no answer to '${rule}'`);
  return answer;
}

describe('osmops does what OSM Ops does', () => {
  test.each(rows.filter(({ differs }) => differs === undefined))('$rule', async (row) => {
    const osmOps = answerOf(row);
    const osmops = await osmopsAnswer(await writeRepository(row));
    expect(whatCounts(inWritingOf(osmOps, osmops))).toEqual(whatCounts(osmOps));
  });
});

describe('osmops differs', () => {
  test.each(rows.filter(({ differs }) => differs !== undefined))('$rule', async (row) => {
    const { problems = [], params } = row.differs ?? {};
    const root = await writeRepository(row);
    const told = await problemsAt(root);
    expect(told).toEqual(problems.map((start) => expect.stringContaining(start)));
    const osmOps = answerOf(row);
    const osmops = await osmopsAnswer(root);
    const onlyWarns = told.length > 0 && told.every((line) => line.startsWith('warning'));
    const written = params === undefined ? inWritingOf(osmOps, osmops) : osmops;
    expect(isDeepStrictEqual(whatCounts(written), whatCounts(osmOps))).toBe(onlyWarns);
    if (params !== undefined) expect(Object.values(osmops.instances)).toMatchObject([{ params }]);
  });
});

test('no two rows say the same', () => {
  const rules = rows.map(({ rule }) => rule);
  expect(rules.filter((rule, index) => rules.indexOf(rule) !== index)).toEqual([]);
});
