import { OsmopsError } from '../../../provider/errors/index.js';
import { type GuardedPlan, type Objection, objectionsTo, type Permissions } from '../../deploy/index.js';

/** How many addresses a message names: the plan above shows all. */
const mostNamed = 20;

/**
 * Refuses a plan that nobody is asked about and that a person has to see.
 *
 * @throws OsmopsError `approval-needed`, which names what it is about and the options that would let it pass.
 */
export function refuseUnattended(plan: GuardedPlan, permissions: Permissions): void {
  const objections = objectionsTo(plan, permissions);
  if (objections.length === 0) return;
  const options = objections.map((objection) => optionFor(objection));
  const option = options.includes(undefined) ? undefined : options.join(' ');
  throw new OsmopsError({
    code: 'approval-needed',
    message: `Nobody was asked, and the plan needs a person: ${objections.map(describe).join('; ')}. Nothing was changed`,
    remedy: `Look at \`osmops plan\`. If it is what you want, ${option === undefined ? '' : `add \`${option}\`, or `}answer the question of \`osmops apply\` at a terminal.`,
  });
}

function describe({ guard, reason, addresses }: Objection): string {
  // An adoption's reason has the addresses, each with what changes.
  return guard === 'adoption' || addresses.length === 0 ? reason : `${reason} (${named(addresses)})`;
}

function named(addresses: readonly string[]): string {
  const more = addresses.length > mostNamed ? [`and ${addresses.length - mostNamed} more`] : [];
  return [...addresses.slice(0, mostNamed), ...more].join(', ');
}

/** Undefined where only a person at a terminal can tell. */
function optionFor({ guard, addresses }: Objection): string | undefined {
  switch (guard) {
    case 'max-destroys':
      return `--max-destroys ${addresses.length}`;
    case 'emptied':
      return '--allow-empty';
    case 'adoption':
      return '--adopt';
    case 'new-address':
      return '--new-address';
    case 'unknown-operation':
    case 'owned-elsewhere':
    case 'passed-over':
      return undefined;
  }
}
