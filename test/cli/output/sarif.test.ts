import { expect, test } from '@jest/globals';
import { errorCodes } from '../../../provider/errors/index.js';
import { sarifLog } from '../../../src/cli/output/sarif.js';
import type { Problem } from '../../../src/repository/index.js';
import { sarifSchema } from '../support/sarif.js';

const problem: Problem = {
  severity: 'warning',
  code: 'unknown-key',
  message: "Nothing reads the key 'x'.",
  remedy: 'The keys are: name.',
  place: { file: 'deploy/a.yaml', line: 3, column: 5 },
};

function runOf(problems: readonly Problem[], cwd = '/repo') {
  return sarifSchema.parse(sarifLog(problems, '/repo', cwd)).runs[0];
}

/** The URI of a file of /repo. */
function uriOf(file: string, cwd = '/repo') {
  const [result] = runOf([{ ...problem, place: { file } }], cwd).results;
  return result?.locations[0]?.physicalLocation.artifactLocation.uri;
}

test('a problem is a result of the rule of its code, with its remedy and its place', () => {
  const { results, tool } = runOf([problem, { ...problem, severity: 'error' }]);
  expect(results).toMatchObject([
    {
      ruleId: 'unknown-key',
      level: 'warning',
      message: { text: "Nothing reads the key 'x'.\nThe keys are: name." },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'deploy/a.yaml' },
            region: { startLine: 3, startColumn: 5 },
          },
        },
      ],
    },
    { level: 'error' },
  ]);
  expect(tool.driver.rules[results[0]?.ruleIndex ?? -1]?.id).toBe('unknown-key');
});

test('the rules are the registry of codes, whatever was found', () => {
  const { results, tool } = runOf([]);
  expect(results).toEqual([]);
  expect(tool.driver.rules.map(({ id }) => id)).toEqual(Object.keys(errorCodes));
});

test('a problem of a whole file stands at its first line', () => {
  const [result] = runOf([{ ...problem, place: { file: 'a.yaml' } }]).results;
  expect(result?.locations[0]?.physicalLocation.region).toEqual({ startLine: 1 });
});

test.each([
  ['deploy/größe 100%#1?.yaml', '/repo', 'deploy/gr%C3%B6%C3%9Fe%20100%25%231%3F.yaml'],
  ['a:b.yaml', '/repo', 'a%3Ab.yaml'],
  ['a.yaml', '/', 'repo/a.yaml'],
  ['deploy/a.yaml', '/repo/deploy', 'a.yaml'],
  ['a b.yaml', '/repo/deploy', 'file:///repo/a%20b.yaml'],
  ['/etc/osm/connection.yaml', '/repo', 'file:///etc/osm/connection.yaml'],
  ['.', '/repo', '.'],
])('the URI of %j seen from %s is %s', (file, cwd, uri) => {
  expect(uriOf(file, cwd)).toBe(uri);
});
