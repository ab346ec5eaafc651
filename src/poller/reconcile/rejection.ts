import { createHash } from 'node:crypto';
import type { PlanSummary } from '../../terraform/index.js';

/** A digest of what a plan does, to know it again when it is made anew. */
export function changesDigest({ changes }: PlanSummary): string {
  const said = changes.map(({ address, action, importing, attributes }) => [
    ...[address, action, importing],
    ...attributes.map(({ path, before = '', after = '' }) => [path, before, after]),
  ]);
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}
