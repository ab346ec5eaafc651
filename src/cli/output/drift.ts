import { type Shown, shown } from '../../../base/text/index.js';
import type { AttributeChange, ResourceDrift } from '../../terraform/index.js';
import { count } from '../../text/count.js';
import type { Printer } from './io.js';

/** Prints what has drifted, down to the attribute. */
export function printDrift(drift: readonly ResourceDrift[], { colours, line }: Printer): void {
  for (const { address, kind, attributes } of drift) {
    line(shown`${colours.bold(address)} ${kind === 'gone' ? 'is gone from OSM' : 'has changed in OSM'}`);
    for (const attribute of attributes) line(shown`  ${describe(attribute)}`);
  }
  line(
    drift.length === 0
      ? 'No drift: OSM is as the last apply left it.'
      : `${count(drift.length, 'resource')} drifted. \`osmops plan\` shows what \`osmops apply\` would do about it.`,
  );
}

function describe({ path, before, after }: AttributeChange): Shown {
  if (path === 'content_hash' && after === undefined) {
    return shown`the descriptor in OSM is not the uploaded one`;
  }
  return shown`${path}: ${before ?? '(none)'} -> ${after ?? '(none)'}`;
}
