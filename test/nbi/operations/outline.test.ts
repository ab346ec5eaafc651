import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Json } from '../../../provider/json/index.js';
import { readOutlines } from '../../../provider/nbi/operations/outline.js';
import { toYaml } from '../../../src/simulator/yaml.js';
import { fixtureText } from '../support/fixture.js';

describe('outlines of operations', () => {
  test('are read from what PyYAML writes, whatever stands in the texts and below the keys', () => {
    expect(readOutlines(fixtureText('operations.yaml'))).toEqual([
      {
        id: '65cae6a7-f834-4061-b7c0-ce737ed53fbc',
        nsInstanceId: 'd275bca5-8b90-4830-9504-9440ee7cee29',
        startTime: 1795337459.1095238,
      },
      { id: '12345678', nsInstanceId: 'd275bca5-8b90-4830-9504-9440ee7cee29', startTime: 1795337460 },
    ]);
  });

  test('are none in an empty list', () => {
    expect(readOutlines('--- []\n')).toEqual([]);
  });

  test.each([
    ['nothing', ''],
    ['JSON', '[{"id": "a", "nsInstanceId": "b", "startTime": 1}]'],
    ['an error', '---\ncode: UNAUTHORIZED\ndetail: Invalid username/password\nstatus: 401\n'],
    ['another indentation', '---\n- id: a\n  nsInstanceId: b\n  startTime: 1\n'],
    ['a record without a start', '---\n-   id: a\n    nsInstanceId: b\n'],
    ['a start that is no number', "---\n-   id: a\n    nsInstanceId: b\n    startTime: '1'\n"],
    ['an id of another form', '---\n-   id: "a\\n"\n    nsInstanceId: b\n    startTime: 1\n'],
    ['an id that is a number', '---\n-   id: !!int a\n    nsInstanceId: b\n    startTime: 1\n'],
    ['a second document', '---\n-   id: a\n    nsInstanceId: b\n    startTime: 1\n---\n'],
  ])('are not read from %s', (_, text) => {
    expect(readOutlines(text)).toBeUndefined();
  });

  test('are those of the records for all contents', () => {
    const record = fc.record({
      id: fc.uuid(),
      nsInstanceId: fc.uuid(),
      startTime: fc.integer({ min: 1, max: 2e9 }).map((seconds) => seconds + 0.25),
      'detailed-status': fc.oneof(fc.string(), fc.constant('a\n    id: evil\n-   id: evil')),
      operationParams: fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue()),
      links: fc.jsonValue(),
    });
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 4 }), (records) => {
        const plain: Json = JSON.parse(JSON.stringify(records));
        const outlines = records.map(({ id, nsInstanceId, startTime }) => ({ id, nsInstanceId, startTime }));
        expect(readOutlines(`---\n${toYaml(plain, 4)}`)).toEqual(outlines);
      }),
    );
  });
});
