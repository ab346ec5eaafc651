import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Json, parseExact } from '../../provider/json/index.js';
import { literalJson, literalText } from '../../src/constructs/literal.js';

/** What Terraform makes of a JSON string that holds no expression but quoted signs. */
function evaluated(template: string): string {
  return template.replace(/\$\{"([$%#&]+)"\}/g, '$1');
}

describe('text from a repository', () => {
  test('is read by Terraform as it was written', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('$', '%', '#', '&', '{', '}', '"', 'a', '\\', '\n', 'é', '😀') }),
        (text) => {
          expect(evaluated(literalText(text))).toBe(text);
        },
      ),
    );
  });

  test.each([
    '${path.module}',
    '%{ if true }',
    '$${x}',
    '${TfToken[TOKEN.0]}',
    '#{TfToken[TOKEN.0]}',
    '&{TfToken[TOKEN.0]}',
  ])('begins no expression: %s', (text) => {
    expect(literalText(text).replaceAll(/\$\{"[$%#&]+"\}/g, '')).not.toMatch(/[$%#&]\{/);
  });

  test('is left alone where there is nothing to misread', () => {
    expect(literalText('price: 5 $ or 10 %')).toBe('price: 5 $ or 10 %');
  });
});

describe('parameters', () => {
  test('are plain ASCII without a sign that Terraform or CDKTF reads', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const json = parseExact(JSON.stringify(value));
        const text = literalJson(json);
        expect(text).toMatch(/^[\x20-\x7e]*$/);
        expect(text).not.toMatch(/[$%#&]/);
        expect(parseExact(text)).toEqual(json);
      }),
    );
  });

  test.each(['12345678901234567890', '0.1', '1e300', '0.1234567890123456789'])(
    'keep the digits of %s',
    (number) => {
      const json: Json = parseExact(`{"n":${number}}`);
      expect(literalJson(json)).toBe(`{"n":${number}}`);
    },
  );
});
