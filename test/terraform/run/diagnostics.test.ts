import { expect, test } from '@jest/globals';
import { errorsInText } from '../../../src/terraform/run/diagnostics.js';

const boxed =
  '\u001b[31m│\u001b[0m \u001b[1m\u001b[31mError: \u001b[0m\u001b[1mBad thing\u001b[0m\n│ detail\n';

test.each([
  ['plain', 'Error: Bad thing\n\ndetail\n'],
  ['in a box with colours', boxed],
])('an error in text is found: %s', (_, text) => {
  expect(errorsInText(text)).toEqual([{ severity: 'error', summary: 'Bad thing', detail: '' }]);
});

test('a warning or a sentence about an error is none', () => {
  expect(errorsInText('Warning: Careful\nSaid: Error: no\n')).toEqual([]);
});
