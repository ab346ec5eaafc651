import { z } from 'zod';
import { objectKinds } from '../../repository/objects.js';
import { importReasons } from '../../terraform/index.js';

/** The form of the view. It is raised when a reader of an earlier one could misunderstand a later one. */
export const planViewFormat = '1';

const attributeSchema = z.object({
  path: z.string().meta({ examples: ['vnfs[0].kdus[0].params.replicaCount'] }),
  before: z.string().optional().meta({ description: 'JSON; absent if there was none, or it is not shown.' }),
  after: z.string().optional().meta({
    description: 'JSON; absent if there will be none, it is not known yet, or it is not shown.',
  }),
  unknown: z.boolean().meta({ description: 'Whether the value is known only after the apply.' }),
  sensitive: z
    .boolean()
    .meta({ description: 'Whether the values are not shown, for they are or may be secrets.' }),
  forcesReplacement: z.boolean(),
});

export const planActions = ['create', 'update', 'replace', 'delete', 'import', 'forget'] as const;

const changeSchema = z.object({
  address: z.string().meta({ examples: ['osm_ns_instance.ldap'] }),
  kind: z.enum(objectKinds).optional().meta({ description: 'What it is; absent for what is not of OSM.' }),
  name: z.string().optional().meta({ description: "The object's name, a package's descriptor id." }),
  action: z.enum(planActions),
  importing: z.enum(importReasons).optional().meta({
    description:
      'Why OSM has it already: it is taken over from others (`adopt`), osmops itself began it (`recover`), or the files name its id (`declared`).',
  }),
  deposed: z.boolean().meta({ description: 'Whether it is what an earlier replacement left behind.' }),
  reason: z.string().optional().meta({ description: "Terraform's keyword for why." }),
  place: z
    .string()
    .optional()
    .meta({ description: 'Where it is declared: file, line and column, or a package folder.' }),
  attributes: z.array(attributeSchema).meta({ description: 'What changes, each at its innermost path.' }),
});

const figure = z.int().min(0);

/** A plan as people and programs are shown it, wherever that is. */
export const planViewSchema = z.object({
  format: z.literal(planViewFormat),
  figures: z.object({
    ...{ add: figure, change: figure, replace: figure, destroy: figure },
    ...{ adopt: figure, recover: figure, import: figure, forget: figure, drift: figure },
  }),
  changes: z.array(changeSchema),
  drift: z.array(
    z.object({
      address: z.string(),
      kind: z.enum(['changed', 'gone']),
      attributes: z.array(attributeSchema),
    }),
  ),
});

export type PlanView = z.infer<typeof planViewSchema>;
export type ChangeView = PlanView['changes'][number];
export type AttributeView = ChangeView['attributes'][number];

/** The same without values: parameters may hold what only readers of the Git repository are to see. */
export function withoutValues(view: PlanView): PlanView {
  const strip = ({ before: _, after: __, ...attribute }: AttributeView): AttributeView => attribute;
  return {
    ...view,
    changes: view.changes.map((change) => ({ ...change, attributes: change.attributes.map(strip) })),
    drift: view.drift.map((one) => ({ ...one, attributes: one.attributes.map(strip) })),
  };
}
