import { message, type Showable, type Shown, shown } from '../../../base/text/index.js';
import { describeBegun } from '../../poller/view/begun.js';
import { describeDrift } from '../../poller/view/drift.js';
import { shortPlanId } from '../../poller/view/plan-id.js';
import { type RevisionView, shortCommit } from '../../poller/view/revision.js';
import type { StatusView } from '../../poller/view/status.js';
import { describeSummary, type SummaryView } from '../../poller/view/summary.js';
import { describeTrouble } from '../../poller/view/trouble.js';
import { describeWarning } from '../../poller/view/warning.js';
import type { Colours, Printer } from '../output/io.js';

/** Prints how each repository is: a heading, and a table of what there is to say. */
export function printStatus(repositories: readonly StatusView[], { colours, line }: Printer): void {
  for (const [index, status] of repositories.entries()) {
    if (index > 0) line();
    line(shown`${colours.bold(status.name)}  ${colourOf(status.phase, colours)(status.phase)}`);
    const rows = rowsOf(status);
    const width = Math.max(...rows.map(([label]) => label.length));
    for (const [label, text] of rows) line(shown`  ${colours.dim(label.padEnd(width))}  ${text}`);
  }
}

function rowsOf(status: StatusView): (readonly [label: string, text: Showable])[] {
  const { name, seen, planned, applied, failed, drift, notReady, approval, pinned, nextRunAt } = status;
  return [
    ...(seen ? [['seen', describe(seen)] as const] : []),
    ...(planned ? [['planned', describe(planned)] as const] : []),
    ...(applied ? [['applied', shown`${describe(applied)} (${applied.appliedAt})`] as const] : []),
    ...(failed ? [['failed', shown`${describe(failed)} (${failed.failedAt})`] as const] : []),
    // That of a revision that is not wanted any more troubles nobody.
    ...(failed && !status.troubles.some(({ commit }) => commit === failed.commit)
      ? [['', shown`${message(failed.message)} [${failed.code}]`] as const]
      : []),
    ...status.troubles.flatMap((one) => [
      ['trouble', message(describeTrouble(one))] as const,
      ...(one.place === undefined ? [] : [['', message(one.place)] as const]),
      ...(one.remedy === undefined ? [] : [['', message(one.remedy)] as const]),
    ]),
    ...drift.map((one) => ['drift', describeDrift(one)] as const),
    ...notReady.map(({ address, status: state }) => ['not ready', `${address} is ${state}`] as const),
    ...status.begun.map((one) => ['begun', describeBegun(one)] as const),
    ...status.warnings.map((one) => ['warning', message(describeWarning(one))] as const),
    ...(approval
      ? ([
          ['waits', shown`for approval of ${describe(approval.revision)}`],
          ['', shown`${message(describeSummary(approval.summary))}: ${message(approval.reason)}`],
          ...changeRows(approval.summary.changes),
          [
            '',
            `\`osmops show ${name}\` shows it, \`osmops approve ${name} ${shortPlanId(approval.reconcileId)}\` applies it`,
          ],
        ] as const)
      : []),
    ...(status.rejected
      ? [
          [
            'rejected',
            shown`plan ${shortPlanId(status.rejected.reconcileId)} of ${shortCommit(status.rejected.commit)} (${status.rejected.at})${message(status.rejected.reason === undefined ? '' : `: ${status.rejected.reason}`)}; \`osmops reconcile ${name}\` plans it anew`,
          ] as const,
        ]
      : []),
    ...(pinned === undefined
      ? []
      : [['held at', `${shortCommit(pinned)} until \`osmops resume ${name}\``] as const]),
    ...(status.suspended ? [['suspended', `until \`osmops resume ${name}\``] as const] : []),
    ...(nextRunAt === undefined ? [] : [['next run', nextRunAt] as const]),
  ];
}

/** How many changes a status lists, and how many attributes of each. */
const mostListed = 10;

function changeRows(changes: SummaryView['changes']): (readonly [label: string, text: Showable])[] {
  const rows = changes.slice(0, mostListed).map(({ address, action, importing, attributes }) => {
    const more = attributes.length > mostListed ? `, and ${attributes.length - mostListed} more` : '';
    const names =
      attributes.length === 0 || action === 'create' || action === 'delete'
        ? ''
        : `: ${attributes.slice(0, mostListed).join(', ')}${more}`;
    return [
      '',
      message(
        `${importing === undefined || action === 'import' ? '' : `${importing} and `}${importing !== undefined && action === 'import' ? importing : action} ${address}${names}`,
      ),
    ] as const;
  });
  const left = changes.length - mostListed;
  return left > 0 ? [...rows, ['', `and ${left} more`] as const] : rows;
}

function describe({ commit, ref, author, subject }: RevisionView): Shown {
  return shown`${shortCommit(commit)} ${ref}  ${author}: ${subject}`;
}

function colourOf(phase: StatusView['phase'], { green, yellow, red, cyan }: Colours) {
  if (phase === 'ready') return green;
  if (
    phase === 'failed' ||
    phase === 'stopped' ||
    phase === 'source-failed' ||
    phase === 'revision-refused'
  ) {
    return red;
  }
  return phase === 'drifted' || phase === 'waiting-for-approval' || phase === 'suspended' ? yellow : cyan;
}
