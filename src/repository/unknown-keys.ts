import { z } from 'zod';
import type { YamlNode } from '../../provider/packages/yaml/index.js';
import { didYouMean } from './near-miss.js';
import type { Report } from './problem-list.js';

/** Warns of the keys, at any depth, that a schema has nothing for: nothing reads them. OSM Ops passes over them in silence. */
export function warnOfUnknownKeys(node: YamlNode | undefined, schema: z.core.$ZodType, report: Report): void {
  const form = innermost(schema);
  if (node?.kind === 'list' && form instanceof z.core.$ZodArray) {
    for (const item of node.items) warnOfUnknownKeys(item, form._zod.def.element, report);
  }
  if (node?.kind !== 'map' || !(form instanceof z.core.$ZodObject)) return;
  const { shape } = form._zod.def;
  for (const [name, { key, value }] of node.entries) {
    const field = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (field !== undefined) {
      warnOfUnknownKeys(value, field, report);
      continue;
    }
    const known = Object.keys(shape);
    const message = `Nothing reads the key '${name}'${didYouMean(name, known) || '.'}`;
    report('warning', 'unknown-key', message, `The keys are: ${known.join(', ')}.`, key.at);
  }
}

/** What a schema says of a value that is given. */
function innermost(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.core.$ZodOptional) return innermost(schema._zod.def.innerType);
  return schema;
}
