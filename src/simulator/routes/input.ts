import type { Json, JsonObject } from '../../../provider/json/index.js';
import { readObject } from '../http/request.js';
import type { Call } from '../http/router.js';
import { parseYaml } from '../yaml.js';

/** The body as an object, overridden by the query's keys: as text, or as YAML values where OSM reads them so. */
export function inputOf({ input, query }: Call, queryAs: 'text' | 'yaml' = 'text'): JsonObject {
  const overrides = [...query].map(([key, values]): [string, Json] => {
    const value = values.at(-1) ?? '';
    return [key, queryAs === 'yaml' ? parseYaml(Buffer.from(value)) : value];
  });
  return { ...readObject(input), ...Object.fromEntries(overrides) };
}
