import { z } from 'zod';
import type { PlanSummary } from '../../terraform/index.js';
import { planFigures } from '../plan-figures.js';

const changeSchema = z.object({
  address: z.string().meta({ examples: ['osm_ns_instance.ldap'] }),
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
  const { add, change, replace, destroy, import: imported, forget, drift, changes } = summary;
  return {
    ...{ add, change, replace, destroy, import: imported, forget, drift },
    changes: changes.map(({ address, action, reason, attributes }) => ({
      address,
      action,
      ...(reason === undefined ? {} : { reason }),
      attributes: attributes.map(({ path }) => path),
    })),
  };
}

/** A plan in words: `1 to add, 2 to change`. */
export function describeSummary(summary: Omit<SummaryView, 'changes' | 'drift'>): string {
  const parts = (['add', 'change', 'replace', 'destroy', 'import', 'forget'] as const)
    .filter((key) => summary[key] > 0)
    .map((key) => `${summary[key]} to ${key}`);
  return parts.length === 0 ? 'nothing to do' : parts.join(', ');
}
