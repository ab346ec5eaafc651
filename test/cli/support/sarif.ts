import { z } from 'zod';

/** RFC 3986: what a URI reference may consist of. */
const uri = z.string().regex(/^(?:[\w.~:/?#[\]@!$&'()*+,;=-]|%[0-9A-F]{2})+$/, 'is no URI');
const text = z.strictObject({ text: z.string().min(1) });
const positive = z.int().min(1);

const result = z.strictObject({
  ruleId: z.string(),
  ruleIndex: z.int().min(0),
  level: z.enum(['none', 'note', 'warning', 'error']),
  message: text,
  locations: z
    .array(
      z.strictObject({
        physicalLocation: z.strictObject({
          artifactLocation: z.strictObject({ uri }),
          region: z.strictObject({ startLine: positive, startColumn: positive.optional() }),
        }),
      }),
    )
    .min(1),
});

const rule = z.strictObject({
  id: z.string().min(1),
  shortDescription: text,
  fullDescription: text,
  help: text,
});

const run = z
  .strictObject({
    tool: z.strictObject({
      driver: z.strictObject({
        name: z.string().min(1),
        semanticVersion: z.string().regex(/^\d+\.\d+\.\d+/),
        rules: z.array(rule),
      }),
    }),
    columnKind: z.enum(['utf16CodeUnits', 'unicodeCodePoints']),
    results: z.array(result),
  })
  .superRefine(({ tool, results }, context) => {
    const ids = tool.driver.rules.map(({ id }) => id);
    if (new Set(ids).size < ids.length) context.addIssue('the ids of rules must differ');
    for (const { ruleId, ruleIndex } of results) {
      if (ids[ruleIndex] !== ruleId) context.addIssue(`the rule ${ruleIndex} is not ${ruleId}`);
    }
  });

/**
 * What osmops uses of the SARIF 2.1.0 schema of OASIS (sarif-schema-2.1.0.json), and what code hosts want beyond it:
 * a help text in each rule, a line in each result. Other properties exist, but osmops writes none of them.
 */
export const sarifSchema = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z.tuple([run]),
});
