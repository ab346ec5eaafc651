import { z } from 'zod';
import { line } from '../../../base/text/index.js';
import { importReasons, type PlanSummary } from '../../terraform/index.js';
import { planFigures } from '../plan-figures.js';
import { pathsOf } from './paths.js';

const changeSchema = z.object({
  address: z.string().meta({ examples: ['osm_ns_instance.ldap'] }),
  importing: z
    .enum(importReasons)
    .optional()
    .meta({ description: 'Why OSM has it already: adopted, begun by osmops itself, or named in the files.' }),
  action: z.string().meta({ examples: ['create', 'update', 'replace', 'delete'] }),
  reason: z.string().optional().meta({ description: "Terraform's keyword for why." }),
  attributes: z.array(z.string()).meta({ description: 'The paths of what changes, without values.' }),
});

export const summarySchema = z.object({
  ...planFigures,
  changes: z.array(changeSchema),
});

export type SummaryView = z.infer<typeof summarySchema>;

/** A plan without values: parameters may hold what only readers of the Git repository are to see. */
export function summaryView(summary: PlanSummary): SummaryView {
  const { add, change, replace, destroy, adopt, recover, import: imported, forget, drift, changes } = summary;
  return {
    ...{ add, change, replace, destroy, adopt, recover, import: imported, forget, drift },
    changes: changes.map(({ address, action, importing, reason, attributes }) => ({
      address: line(address),
      action,
      ...(importing && { importing }),
      ...(reason === undefined ? {} : { reason: line(reason) }),
      attributes: pathsOf(attributes),
    })),
  };
}

const told = ['add', 'adopt', 'recover', 'change', 'replace', 'destroy', 'import', 'forget'] as const;

/** How many adoptions are named in words. */
const mostNamed = 10;

type Told = Pick<SummaryView, (typeof told)[number]> & {
  readonly changes: readonly Pick<
    PlanSummary['changes'][number] | SummaryView['changes'][number],
    'address' | 'importing'
  >[];
};

/** A plan in words: `1 to add, 2 to change, 1 to adopt (osm_ns_instance.ldap)`. What is taken over is named. */
export function describeSummary(summary: Told): string {
  const parts = told
    .filter((key) => summary[key] > 0)
    .map(
      (key) => `${summary[key]} to ${key}${key === 'adopt' || key === 'recover' ? named(summary, key) : ''}`,
    );
  return parts.length === 0 ? 'nothing to do' : parts.join(', ');
}

function named({ changes }: Told, reason: 'adopt' | 'recover'): string {
  const addresses = changes.filter(({ importing }) => importing === reason).map(({ address }) => address);
  const more = addresses.length > mostNamed ? [`and ${addresses.length - mostNamed} more`] : [];
  return ` (${[...addresses.slice(0, mostNamed), ...more].join(', ')})`;
}
