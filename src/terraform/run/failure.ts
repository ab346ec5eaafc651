import { type ErrorPlace, OsmopsError } from '../../../provider/errors/index.js';
import { readExplained } from '../../../provider/explained.js';
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

/** What one run failed with, where it is more than one error. */
export class SeveralErrors extends OsmopsError {
  /** The others, each with a code, a place and a remedy of its own. */
  readonly others: readonly OsmopsError[];

  constructor(first: OsmopsError, others: readonly OsmopsError[]) {
    const { code, message, remedy, place, cause } = first;
    super({ code, message, remedy, place, cause });
    this.others = others;
  }
}

/**
 * The error of a run that failed. What the provider said keeps its own code, place and remedy; of Terraform's own errors the first ones are quoted
 * by a `terraform-failed`.
 */
export function terraformFailed(failure: Failure): OsmopsError {
  const errors = failure.diagnostics.filter(({ severity }) => severity === 'error');
  const explained = errors.flatMap((diagnostic) => ofProvider(diagnostic) ?? []);
  const rest = errors.filter((diagnostic) => readExplained(diagnostic.detail) === undefined);
  const own = rest.length > 0 || explained.length === 0 ? [ofTerraform(failure, rest)] : [];
  const [first, ...others] = onlyOnce([...explained, ...own]);
  if (first === undefined) return ofTerraform(failure, rest);
  return others.length === 0 ? first : new SeveralErrors(first, others);
}

/** Of what is wrong with a connection every resource tells; it is said once, for the first of them. */
function onlyOnce(errors: readonly OsmopsError[]): OsmopsError[] {
  const seen = new Set<string>();
  return errors.filter(({ code, message, remedy }) => {
    const said = [code, message, remedy].join('\n');
    return !seen.has(said) && seen.add(said);
  });
}

function ofProvider({ summary, detail, address }: Diagnostic): OsmopsError | undefined {
  const explained = readExplained(detail);
  if (explained === undefined) return undefined;
  const { code, remedy, place } = explained;
  return new OsmopsError({
    ...{ code, remedy, message: summary },
    place: { ...place, ...(address !== undefined && { address }) },
  });
}

function ofTerraform({ command, dir, end, stderr }: Failure, errors: readonly Diagnostic[]): OsmopsError {
  const summaries = [...new Set(errors.map(({ summary }) => summary))];
  const more = summaries.length > quoted ? `; and ${summaries.length - quoted} more` : '';
  const reason = summaries.length === 0 ? lastLines(stderr) : summaries.slice(0, quoted).join('; ') + more;
  return new OsmopsError({
    code: 'terraform-failed',
    message: `${command} ${end}${reason === '' ? '' : `: ${reason}`}`,
    remedy:
      remedyForLock(errors, dir) ??
      remedies.find(([summary]) => summary.test(reason))?.[1](dir) ??
      [errors[0]?.detail ?? ''].find((text) => text.trim() !== '') ??
      'TF_LOG=debug makes Terraform tell more.',
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
