import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import type { Json } from '../../provider/json/index.js';
import { parseYaml, toYaml } from '../../src/simulator/yaml.js';
import { readExchanges } from './recordings/exchanges.js';

describe('YAML of the simulator', () => {
  test('is laid out as what OSM was recorded to answer', async () => {
    const exchanges = await readExchanges();
    const answers = exchanges.filter(({ response }) => response.body.startsWith('---\n-'));
    expect(answers.length).toBeGreaterThan(5);
    for (const { response } of answers) {
      expect(`---\n${toYaml(parseYaml(Buffer.from(response.body)), 4)}`).toBe(`${response.body.trimEnd()}\n`);
    }
  });

  test('is read back as it was, whatever it holds', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom<2 | 4>(2, 4), (value, indent) => {
        const plain: Json = JSON.parse(JSON.stringify(value));
        expect(parse(toYaml(plain, indent), { version: '1.1', merge: false })).toEqual(plain);
      }),
    );
  });
});
