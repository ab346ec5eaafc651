import { equalByValue, type Json, stringifyExact } from '../../provider/json/index.js';
import { pyYamlValue } from '../../provider/packages/pyyaml-scalar.js';
import type { YamlScalar } from '../../provider/packages/yaml/index.js';
import { coreValue } from './core-scalar.js';

/** No number that anybody means is longer; to convert one would take seconds. */
const longestNumber = 1000;

/**
 * Says which other readers take a scalar for something else than `value`, what it is here and to OSM Ops: those of
 * YAML 1.2, and Python's, which OSM and its command-line client use. Nothing if they agree or quotes settle it.
 */
export function otherReadings(scalar: YamlScalar, value: Json): string | undefined {
  if (!scalar.plain || scalar.tag !== undefined || scalar.text.length > longestNumber) return undefined;
  const readings = [
    ['YAML 1.2', coreValue(scalar.text)],
    ["OSM's own YAML reader", pyYamlValue(scalar)],
  ] as const;
  const others = readings.filter(([, other]) => !equalByValue(value, other));
  if (others.length === 0) return undefined;
  return others.map(([reader, other]) => `${stringifyExact(other)} to ${reader}`).join(' and ');
}
