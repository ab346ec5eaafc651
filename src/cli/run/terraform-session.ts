import { planOnlyVariable } from '../../../provider/plan-only.js';
import {
  type AdoptMode,
  defaultPermissions,
  type MadePlan,
  type RunKind,
  withRun,
} from '../../deploy/index.js';
import type { OpenedRun } from '../../deploy/run/with-run.js';
import type { Deployment } from '../../repository/index.js';
import type { Diagnostic, RunControl, RunOutput } from '../../terraform/index.js';
import { printBegun } from '../output/begun.js';
import { printDiagnostic } from '../output/diagnostic.js';
import type { Io } from '../output/io.js';
import { printPlanView } from '../output/plan-view.js';
import { printTakenOver } from '../output/taken-over.js';
import { printLogLine, printProgress } from '../output/terraform.js';
import { tellOfIgnored } from './tell-of-ignored.js';
import { tellOfWait } from './tell-of-wait.js';

/** Terraform, ready to plan the deployment of one repository: initialised, and with a provider that runs. */
export interface TerraformSession extends OpenedRun {
  /** Shows what Terraform does; with `--json` it keeps the diagnostics for the document. */
  readonly shown: RunOutput;
  /** Shows nothing but Terraform's diagnostics. */
  readonly quiet: RunOutput;
  /** Plans, and prints the plan. */
  plan(): Promise<MadePlan>;
  /** Stops a run when the command is told to stop. */
  readonly control: RunControl;
}

/** What a command wants Terraform for: `plan` if it applies nothing. */
export type Purpose = 'plan' | RunKind;

export interface SessionOptions {
  readonly purpose: Purpose;
  /** Which of the states of the repository. */
  readonly stateName: string;
  /** What becomes of what OSM has under wanted names. */
  readonly adopt?: AdoptMode | undefined;
}

/**
 * Works on a deployment with Terraform, as {@link withRun} does, and prints what Terraform says.
 *
 * @throws OsmopsError `terraform-missing`, `provider-failed`, `terraform-failed`, `cancelled`; what `work` throws.
 */
export async function withTerraform<T>(
  deployment: Deployment,
  io: Io,
  { purpose, stateName, adopt = defaultPermissions.adopt }: SessionOptions,
  work: (session: TerraformSession) => Promise<T>,
): Promise<T> {
  const { stop } = io.host;
  const env = purpose === 'plan' ? { ...io.host.env, [planOnlyVariable]: '1' } : io.host.env;
  const onLog = env['TF_LOG'] || env['TF_LOG_PROVIDER'] ? printLogLine(io.host) : undefined;
  const control = { signal: stop.signal, forceSignal: stop.forceSignal };
  tellOfIgnored(io);
  const options = {
    kind: purpose === 'plan' ? 'apply' : purpose,
    readOnly: purpose === 'plan',
    operation: `osmops ${purpose}`,
    ...{ adopt, env, control, stateName, onWait: tellOfWait(io) },
    ...(onLog && { onProviderLog: onLog }),
  } as const;
  return withRun(deployment, options, (opened) => {
    const quiet = diagnosticsOutput(io);
    const shown = io.json ? quiet : fullOutput(io, onLog);
    const begun = opened.run.begun();
    printBegun(begun, io.out);
    io.attach({ begun });
    return work({
      ...{ ...opened, quiet, shown, control },
      async plan() {
        const { run, planFile } = opened;
        const made = await run.plan({ ...control, out: planFile, output: shown });
        printPlanView(made.view, io.out);
        printTakenOver(made.summary, io.out);
        io.attach({ view: made.view });
        if (made.formerAddress !== undefined) tellOfNewAddress(made.formerAddress, io);
        return made;
      },
    });
  });
}

/** A copy of OSM's database has the same ids: who applies is to know. */
function tellOfNewAddress(former: string, { err }: Io): void {
  err.line(`OSM has another address than at the last apply, where it was ${former}`);
}

function fullOutput({ out }: Io, onLog: RunOutput['onLog']): RunOutput {
  return {
    onEvent(event) {
      if (event.type !== 'diagnostic') printProgress(event, out);
      // A warning belongs to the plan, which may be kept in a file. An error is what the run fails with, and is told then.
      else if (event.diagnostic.severity !== 'error') printDiagnostic(event.diagnostic, out, 'with');
    },
    ...(onLog && { onLog }),
  };
}

function diagnosticsOutput(io: Io): RunOutput {
  const diagnostics: Diagnostic[] = [];
  io.attach({ diagnostics });
  return {
    onEvent: (event) => {
      if (event.type !== 'diagnostic') return;
      diagnostics.push(event.diagnostic);
      if (event.diagnostic.severity !== 'error') printDiagnostic(event.diagnostic, io.err);
    },
  };
}
