import { planOnlyVariable } from '../../../provider/plan-only.js';
import { type RunKind, withRun } from '../../deploy/index.js';
import type { OpenedRun } from '../../deploy/run/with-run.js';
import type { Deployment } from '../../repository/index.js';
import type { Diagnostic, HumanOutput, JsonOutput, OutputMode, RunControl } from '../../terraform/index.js';
import { printDiagnostic } from '../output/diagnostic.js';
import type { Io } from '../output/io.js';

/** Terraform, ready to plan the deployment of one repository: initialised, and with a provider that runs. */
export interface TerraformSession extends OpenedRun {
  /** Shows Terraform's own output; with `--json` it keeps its diagnostics for the document. */
  readonly shown: OutputMode;
  /** Shows nothing but Terraform's diagnostics. */
  readonly quiet: OutputMode;
  /** Stops a run when the command is told to stop. */
  readonly control: RunControl;
}

/** What a command wants Terraform for: `plan` if it applies nothing. */
export type Purpose = 'plan' | RunKind;

/**
 * Works on a deployment with Terraform, as {@link withRun} does, and prints what Terraform says.
 *
 * @throws OsmopsError `terraform-missing`, `provider-failed`, `terraform-failed`, `cancelled`; what `work` throws.
 */
export async function withTerraform<T>(
  deployment: Deployment,
  io: Io,
  purpose: Purpose,
  work: (session: TerraformSession) => Promise<T>,
): Promise<T> {
  const { stop, stderr } = io.host;
  const env = purpose === 'plan' ? { ...io.host.env, [planOnlyVariable]: '1' } : io.host.env;
  const showsLog = Boolean(env['TF_LOG'] || env['TF_LOG_PROVIDER']);
  const control = { signal: stop.signal, forceSignal: stop.forceSignal };
  const options = {
    kind: purpose === 'plan' ? 'apply' : purpose,
    ...{ env, control },
    ...(showsLog && { onProviderLog: (line: string) => void stderr.write(`${line}\n`) }),
  } as const;
  return withRun(deployment, options, (opened) => {
    const quiet = diagnosticsOutput(io);
    return work({ ...opened, quiet, shown: io.json ? quiet : fullOutput(io), control });
  });
}

function fullOutput({ out, err }: Io): HumanOutput {
  return {
    mode: 'human',
    colour: out.colours.isColorSupported,
    onOutput: (text, stream) => (stream === 'stdout' ? out : err).write(text),
  };
}

function diagnosticsOutput(io: Io): JsonOutput {
  const diagnostics: Diagnostic[] = [];
  io.attach({ diagnostics });
  return {
    mode: 'json',
    onEvent: (event) => {
      if (event.type !== 'diagnostic') return;
      diagnostics.push(event.diagnostic);
      printDiagnostic(event.diagnostic, io.err);
    },
  };
}
