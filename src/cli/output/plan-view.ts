import { message, line as oneLine, type Shown, shown } from '../../../base/text/index.js';
import type { AttributeView, ChangeView, PlanView } from '../../deploy/index.js';
import { count } from '../../text/count.js';
import type { Colours, Printer } from './io.js';

/** Prints a plan with its values: what becomes of each resource, where it is declared, and each attribute before and after. */
export function printPlanView({ changes, figures }: PlanView, { line, colours }: Printer): void {
  if (changes.length === 0) {
    line();
    line(colours.bold('No changes. Your infrastructure matches the configuration.'));
    return;
  }
  for (const change of changes) {
    line();
    line(shown`${colours.bold(`  # ${oneLine(change.address)} ${fate(change)}`)}`);
    for (const note of notesOn(change)) line(shown`  #   ${note}`);
    for (const row of attributeLines(change, colours)) line(row);
  }
  line();
  line(colours.bold(figuresLine(figures)));
}

/** Terraform's words for it. */
function fate({ action, importing, deposed, reason }: ChangeView): string {
  const imported = importing === undefined ? '' : importedAs[importing];
  const what = deposed ? ' (left by an earlier replacement)' : '';
  switch (action) {
    case 'create':
      return `will be created${what}`;
    case 'update':
      return `will be ${imported === '' ? '' : `${imported} and `}updated in-place`;
    case 'replace':
      return `${reason === 'replace_because_tainted' ? 'is tainted, so it ' : ''}must be replaced`;
    case 'delete':
      return `will be destroyed${what}`;
    case 'forget':
      return 'will be removed from the state, and stays in OSM';
    case 'import':
      return `will be ${imported}`;
  }
}

const importedAs: Readonly<Record<NonNullable<ChangeView['importing']>, string>> = {
  adopt: 'taken over from others',
  recover: 'recovered, for osmops began it,',
  declared: 'imported',
};

function notesOn({ action, place, reason }: ChangeView): string[] {
  if (action === 'delete' && place !== undefined)
    return [`${oneLine(place)} declares it, and is not read any more`];
  const why = reason === undefined ? undefined : reasons[reason];
  return [...(place === undefined ? [] : [oneLine(place)]), ...(why === undefined ? [] : [why])];
}

/** Terraform's keywords that say more than what is seen. */
const reasons: Readonly<Record<string, string>> = {
  delete_because_no_resource_config: 'no file declares it any more',
  replace_by_request: 'its replacement was asked for',
};

/** What is inside a value stands below where the value is, which is said once. */
function attributeLines(change: ChangeView, colours: Colours): Shown[] {
  let above = '';
  return change.attributes.flatMap((attribute) => {
    const [, parent = '', key, index] =
      /^(.+?)(?:\.([A-Za-z_][\w-]*)|(\[[^\]]*\]))$/.exec(attribute.path) ?? [];
    const header = parent !== '' && parent !== above ? [shown`        ${oneLine(parent)}`] : [];
    above = parent;
    const row = attributeLine(change, { ...attribute, path: key ?? index ?? attribute.path }, colours);
    return [...header, parent === '' ? row : shown`    ${row}`];
  });
}

function attributeLine(
  { action }: ChangeView,
  attribute: AttributeView,
  { green, red, yellow }: Colours,
): Shown {
  const { path, before, after, unknown, sensitive, forcesReplacement } = attribute;
  const isNew = before === undefined && !sensitive;
  const isGone = after === undefined && !unknown && !sensitive;
  const sign =
    action === 'create' || isNew ? green('+') : action === 'delete' || isGone ? red('-') : yellow('~');
  const then = sensitive ? '(sensitive value)' : unknown ? '(known after apply)' : (after ?? 'nothing');
  const value = sensitive || (isNew && !isGone) ? then : isGone ? (before ?? '') : `${before} -> ${then}`;
  const forced = forcesReplacement ? ' # forces replacement' : '';
  return shown`      ${sign} ${oneLine(path)} = ${message(value)}${forced}`;
}

/** Terraform's line, and what is not in it. */
function figuresLine({
  add,
  change,
  replace,
  destroy,
  adopt,
  recover,
  import: declared,
  forget,
}: PlanView['figures']): string {
  const imports = adopt + recover + declared;
  const parts = [
    ...(imports > 0 ? [`${imports} to import`] : []),
    `${add + replace} to add`,
    `${change} to change`,
    `${destroy + replace} to destroy`,
    ...(forget > 0 ? [`${forget} to forget`] : []),
  ];
  const more = replace > 0 ? ` ${count(replace, 'object')} of these replaced.` : '';
  return `Plan: ${parts.join(', ')}.${more}`;
}
