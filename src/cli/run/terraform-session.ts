import { rm } from 'node:fs/promises';
import type { Deployment } from '../../repository/index.js';
import {
  type Diagnostic,
  findTerraform,
  type HumanOutput,
  type JsonOutput,
  openWorkspace,
  parallelismFor,
  type ReattachConfig,
  type RunControl,
  startProvider,
  type TerraformBinary,
  type Workspace,
} from '../../terraform/index.js';
import { providerMain } from '../installation.js';
import { printDiagnostic } from '../output/diagnostic.js';
import type { Io } from '../output/io.js';
import { countStateResources } from './state-resources.js';
import type { WorkFolder } from './synthesis.js';

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
 * Synthesizes a deployment and works on it with Terraform. One provider process serves all runs, so that OSM is logged
 * in to once; it is stopped at the end, whatever happens.
 *
 * @throws OsmopsError `terraform-missing`, `provider-failed`, `terraform-failed`, `cancelled`; what `work` throws.
 */
export async function withTerraform<T>(
  deployment: Deployment,
  io: Io,
  work: (session: TerraformSession) => Promise<T>,
): Promise<T> {
  const { env, stop, stderr } = io.host;
  const showsLog = Boolean(env['TF_LOG'] || env['TF_LOG_PROVIDER']);
  const starting = startProvider({
    main: providerMain,
    env,
    signal: stop.signal,
    ...(showsLog && { onLog: (line) => stderr.write(`${line}\n`) }),
  });
  try {
    const [{ reattach }, binary, folder] = await Promise.all([
      starting,
      findTerraform(env),
      synthesizeStack(deployment),
    ]);
    try {
      const session = await openSession(deployment, folder, binary, reattach, io);
      await session.quiet.init(session.control);
      return await work(session);
    } finally {
      await rm(folder.planFile, { force: true });
    }
  } finally {
    await starting.then(
      (provider) => provider.stop(),
      () => undefined,
    );
  }
}

async function openSession(
  deployment: Deployment,
  { stackFolder, stateFile, planFile }: WorkFolder,
  binary: TerraformBinary,
  reattach: ReattachConfig,
  io: Io,
): Promise<TerraformSession> {
  const { env, stop } = io.host;
  const wanted = deployment.packages.length + deployment.nsInstances.length;
  const parallelism = parallelismFor(Math.max(wanted, await countStateResources(stateFile)));
  const common = { dir: stackFolder, binary, reattach, env, parallelism };
  const quiet = openWorkspace({ ...common, output: diagnosticsOutput(io) });
  return {
    quiet,
    shown: io.json ? quiet : openWorkspace({ ...common, output: fullOutput(io) }),
    planFile,
    control: { signal: stop.signal, forceSignal: stop.forceSignal },
  };
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

/** CDKTF is loaded only here, while the provider starts: it takes as long. */
async function synthesizeStack(deployment: Deployment): Promise<WorkFolder> {
  const { synthesizeIntoWorkFolder } = await import('./synthesis.js');
  return synthesizeIntoWorkFolder(deployment);
}
