import type { AttributeChange, ResourceDrift } from '../../terraform/index.js';
import { count } from '../../text/count.js';
import type { Printer } from './io.js';
import { printable } from './printable.js';

/** Prints what has drifted, down to the attribute. */
export function printDrift(drift: readonly ResourceDrift[], { colours, line }: Printer): void {
  for (const { address, kind, attributes } of drift) {
    line(
      `${colours.bold(printable(address))} ${kind === 'gone' ? 'is gone from OSM' : 'has changed in OSM'}`,
    );
    for (const attribute of attributes) line(`  ${printable(describe(attribute))}`);
  }
  line(
    drift.length === 0
      ? 'No drift: OSM is as the last apply left it.'
      : `${count(drift.length, 'resource')} drifted. \`osmops plan\` shows what \`osmops apply\` would do about it.`,
  );
}

function describe({ path, before, after }: AttributeChange): string {
  if (path === 'content_hash' && after === undefined) return 'the descriptor in OSM is not the uploaded one';
  return `${path}: ${before ?? '(none)'} -> ${after ?? '(none)'}`;
}
