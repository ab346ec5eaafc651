import { planOnlyVariable } from '../../../provider/plan-only.js';
import * as deploy from '../../deploy/index.js';
import type { Deployment } from '../../repository/index.js';
import type { Diagnostic, HumanOutput, JsonOutput, RunControl, Workspace } from '../../terraform/index.js';
import { printDiagnostic } from '../output/diagnostic.js';
import type { Io } from '../output/io.js';

/** Terraform, ready to plan the deployment of one repository: initialised, and with a provider that runs. */
export interface TerraformSession {
  /** Shows Terraform's own output; with `--json` it keeps its diagnostics for the document. */
  readonly shown: Workspace;
  /** Shows nothing but Terraform's diagnostics. */
  readonly quiet: Workspace;
  /** Where to write the plan. It is removed at the end. */
  readonly planFile: string;
  /** Stops a run when the command is told to stop. */
  readonly control: RunControl;
}

/**
 * Works on a deployment with Terraform, as {@link deploy.withTerraform} does, and prints what Terraform says.
 *
 * @param purpose What for: `plan` if the work applies nothing.
 * @throws OsmopsError `terraform-missing`, `provider-failed`, `terraform-failed`, `cancelled`; what `work` throws.
 */
export async function withTerraform<T>(
  deployment: Deployment,
  io: Io,
  purpose: 'plan' | 'change',
  work: (session: TerraformSession) => Promise<T>,
): Promise<T> {
  const { stop, stderr } = io.host;
  const env = purpose === 'plan' ? { ...io.host.env, [planOnlyVariable]: '1' } : io.host.env;
  const showsLog = Boolean(env['TF_LOG'] || env['TF_LOG_PROVIDER']);
  const control = { signal: stop.signal, forceSignal: stop.forceSignal };
  const options = {
    env,
    signal: stop.signal,
    ...(showsLog && { onProviderLog: (line: string) => void stderr.write(`${line}\n`) }),
  };
  return deploy.withTerraform(deployment, options, async ({ open, planFile }) => {
    const quiet = open(diagnosticsOutput(io));
    await quiet.init(control);
    return work({ quiet, shown: io.json ? quiet : open(fullOutput(io)), planFile, control });
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
