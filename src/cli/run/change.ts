import { OsmopsError } from '../../../provider/errors/index.js';
import {
  awaitedInstances,
  judgeDrift,
  type MadePlan,
  notReady,
  type Permissions,
} from '../../deploy/index.js';
import { importsFileName } from '../../repository/imports-file.js';
import { declaredObjects } from '../../repository/objects.js';
import type { PlanSummary, StateResource } from '../../terraform/index.js';
import { count } from '../../text/count.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import type { Io } from '../output/io.js';
import { printNotReady } from '../output/readiness.js';
import { awaitOsm } from './await-osm.js';
import { confirm } from './confirm.js';
import { loadDeployment } from './load-deployment.js';
import { stoppedExitCode } from './stop-requests.js';
import { type TerraformSession, withTerraform } from './terraform-session.js';
import { refuseUnattended } from './unattended.js';

export type ChangeOptions = {
  /** The repository's folder. */
  readonly dir: string;
  /** Which of its states. */
  readonly stateName: string;
  /** Do not ask. */
  readonly autoApprove: boolean;
} & (
  | { readonly kind: 'destroy' }
  /** What is destroyed and taken over if nobody is asked. */
  | { readonly kind: 'apply'; readonly permissions: Permissions }
);

function question(kind: ChangeOptions['kind'], { adopt }: PlanSummary): string {
  const taken = adopt === 0 ? '' : `, and take over ${count(adopt, 'object')} that others made in OSM`;
  const asked =
    kind === 'apply'
      ? `Do you want to perform these actions${taken}?`
      : 'Do you really want to destroy all of this? There is no way back.';
  return `\n${asked} Only 'yes' is taken for a yes: `;
}

/** Plans, shows the plan, asks, and applies exactly that plan. */
export async function change(options: ChangeOptions, io: Io): Promise<ExitCode> {
  const { dir, kind, autoApprove } = options;
  if (!autoApprove) requireSomeoneToAsk(kind, io);
  const deployment = await loadDeployment(dir, io);
  if (deployment === undefined) return exitCodes.error;
  const adopt = options.kind === 'apply' ? options.permissions.adopt : undefined;
  return withTerraform(
    deployment,
    io,
    { purpose: kind, stateName: options.stateName, adopt },
    async (session) => {
      const { run, shown, control } = session;
      const { connectionFile } = deployment;
      let made = await session.plan();
      // What an earlier run began and did not see to its end: how it ended decides what there is to do.
      if (!made.hasChanges && (await hasEnded(made.plan.prior_state?.values ?? [], connectionFile, io))) {
        made = await session.plan();
      }
      const { plan, summary } = made;
      io.attach({ plan: summary });
      if (!made.hasChanges) {
        await keepProgress(made, session);
        return finish(false, plan.prior_state?.values ?? [], io);
      }
      if (autoApprove && options.kind === 'apply') {
        const isEmptied = declaredObjects(deployment).length === 0;
        refuseUnattended({ ...made, isEmptied }, options.permissions);
      }
      if (!autoApprove && !(await confirm(question(kind, summary), io.host))) {
        io.out.line('Nothing was changed.');
        return exitCodes.error;
      }
      const state = await run.apply(made, { ...control, output: shown });
      if (summary.import > 0) tellOfImports(summary.import, io);
      // What this run has changed it has awaited, as long as it was to.
      const changed = new Set(summary.changes.map(({ address }) => address));
      const others = state.values.filter(({ address }) => !changed.has(address));
      const ended = await hasEnded(others, connectionFile, io);
      return finish(true, ended ? await lookAgain(session) : state.values, io);
    },
  );
}

/** Waits for what OSM does with instances that are not READY; whether any of it has ended. */
async function hasEnded(
  resources: readonly StateResource[],
  connectionFile: string,
  io: Io,
): Promise<boolean> {
  const unready = new Set(notReady(resources).map(({ address }) => address));
  const awaited = awaitedInstances(resources).filter(({ address }) => unready.has(address));
  const { end } = await awaitOsm(awaited, connectionFile, io);
  return end === 'ended';
}

/** Has the state say how operations ended that this run did not begin; gives what OSM has then. */
async function lookAgain(session: TerraformSession): Promise<readonly StateResource[]> {
  const { run, quiet, control, planFile } = session;
  const made = await run.plan({ ...control, out: planFile, refreshOnly: true, output: quiet });
  await keepProgress(made, session);
  return made.plan.prior_state?.values ?? [];
}

function requireSomeoneToAsk(kind: ChangeOptions['kind'], { json, host }: Io): void {
  if (host.stdin.isTTY && !json) return;
  throw new OsmopsError({
    code: 'usage',
    message: json ? 'With --json nobody can be asked' : 'There is no terminal on which to ask',
    remedy: `Look at \`osmops plan\`, then run \`osmops ${kind} --auto-approve\`.`,
  });
}

/**
 * Has the state say that operations have ended well since it was written, so that a later drift can be told from them.
 * Drift itself stays out of the state: what the plan leaves alone is to be seen by `osmops drift` still.
 */
async function keepProgress(made: MadePlan, { run, quiet, control }: TerraformSession): Promise<void> {
  if (made.plan.resource_drift.length > 0 && judgeDrift(made.plan).length === 0) {
    await run.apply(made, { ...control, output: quiet });
  }
}

/** An import of something that is gone by then is an error: the file that asks for it is not to be left lying about. */
function tellOfImports(imported: number, io: Io): void {
  io.out.line(
    `${count(imported, 'object')} of OSM came into the state. Delete ${importsFileName}: it has done its work.`,
  );
}

/** Tells what is not READY, and gives the exit code. */
function finish(applied: boolean, resources: readonly StateResource[], io: Io): ExitCode {
  const instances = notReady(resources);
  printNotReady(instances, io.err);
  io.document({ applied, notReady: instances });
  return stoppedExitCode(io.host.stop) ?? (instances.length === 0 ? exitCodes.ok : exitCodes.notReady);
}
