import { type ErrorPlace, OsmopsError } from '../../../provider/errors/index.js';
import type { Diagnostic } from './diagnostics.js';

/** What is known of a run that did not end well. */
export interface Failure {
  /** The flavour and the sub-command, such as `terraform plan`. */
  readonly command: string;
  /** Where it ran. */
  readonly dir: string;
  /** How it ended, such as `ended with exit code 1`. */
  readonly end: string;
  readonly diagnostics: readonly Diagnostic[];
  /** What it last wrote on standard error. */
  readonly stderr: string;
}

/** How many summaries, or lines where there are none, a message quotes. */
const quoted = 3;

/** Frees a lock that a run left behind; Terraform names it in the detail of its error. */
function lockRemedy({ detail }: Pick<Diagnostic, 'detail'>, dir: string): string {
  const [, id] = /^[ \t]*ID:[ \t]+(\S+)$/m.exec(detail) ?? [];
  const command = `terraform -chdir=${dir} force-unlock ${id ?? 'LOCK_ID'}`;
  return `Wait for the other run on this state to end. If none runs any more, free the lock with \`${command}\`, with the variables that its backend needs.`;
}

/** Terraform's summaries that have a remedy of their own. */
const remedies: readonly (readonly [summary: RegExp, remedyIn: (dir: string) => string])[] = [
  [/saved plan is stale/i, () => 'The state changed after the plan was made: plan again, then apply.'],
  [
    /backend (configuration changed|initialization required)/i,
    (dir) =>
      `Say what is to become of the existing state: run \`terraform -chdir=${dir} init -migrate-state\`, or with \`-reconfigure\`.`,
  ],
  [
    /dependency lock file|provider packages|install provider|required plugins/i,
    () => 'Run `osmops provider install`, then try again.',
  ],
];

/** An OsmopsError `terraform-failed` that quotes the first errors Terraform gave, at the place of the first. */
export function terraformFailed({ command, dir, end, diagnostics, stderr }: Failure): OsmopsError {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const summaries = [...new Set(errors.map(({ summary }) => summary))];
  const more = summaries.length > quoted ? `; and ${summaries.length - quoted} more` : '';
  const reason = summaries.length === 0 ? lastLines(stderr) : summaries.slice(0, quoted).join('; ') + more;
  return new OsmopsError({
    code: 'terraform-failed',
    message: `${command} ${end}${reason === '' ? '' : `: ${reason}`}`,
    remedy:
      remedyForLock(errors, dir) ??
      remedies.find(([summary]) => summary.test(reason))?.[1](dir) ??
      'Correct what the errors above name, then run it again. TF_LOG=debug makes Terraform tell more.',
    place: placeOf(errors[0]),
  });
}

function remedyForLock(errors: readonly Diagnostic[], dir: string): string | undefined {
  const locked = errors.find(({ summary }) => /state lock/i.test(summary));
  return locked && lockRemedy(locked, dir);
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-quoted).join('\n');
}

function placeOf(diagnostic: Diagnostic | undefined): ErrorPlace {
  return {
    ...(diagnostic?.address !== undefined && { address: diagnostic.address }),
    ...(diagnostic?.range && {
      file: diagnostic.range.filename,
      line: diagnostic.range.start.line,
      column: diagnostic.range.start.column,
    }),
  };
}
