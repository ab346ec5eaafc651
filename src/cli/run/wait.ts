import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { shown } from '../../../base/text/index.js';
import { isOsmopsError } from '../../../provider/errors/index.js';
import { awaitedInstances, openStore } from '../../deploy/index.js';
import type { StatusView } from '../../poller/view/status.js';
import { parseStoredState, peekState } from '../../terraform/index.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import type { Io } from '../output/io.js';
import { printNotReady } from '../output/readiness.js';
import { ofRepository } from '../poller/of-repository.js';
import { type Reach, reachPoller } from '../poller/poller-command.js';
import { printStatus } from '../poller/status-lines.js';
import { awaitOsm } from './await-osm.js';
import { loadDeployment } from './load-deployment.js';
import { stoppedExitCode } from './stop-requests.js';

/**
 * Waits for what OSM does with the NS instances of a repository's state. The state is looked at without its lock: whoever works on
 * it is not in the way, and this is not in theirs.
 *
 * @throws OsmopsError what `openStore` and `awaitUnderWay` throw.
 */
export async function waitForOsm(
  dir: string,
  stateName: string,
  timeoutMs: number,
  io: Io,
): Promise<ExitCode> {
  const deployment = await loadDeployment(dir, io);
  if (deployment === undefined) return exitCodes.error;
  const { stateFile } = await openStore(resolve(io.host.cwd, dir), { env: io.host.env, stateName });
  const resources = parseStoredState((await peekState(stateFile)) ?? '').values;
  const awaited = awaitedInstances(resources).map((instance) => ({ ...instance, timeoutMs }));
  const { end, instances } = await awaitOsm(awaited, deployment.connectionFile, io);
  const notReady = instances.filter(({ status }) => status !== 'READY');
  io.document({ end, notReady });
  const stopped = stoppedExitCode(io.host.stop);
  if (stopped !== undefined) return stopped;
  printNotReady(notReady, io.err);
  if (end === 'timed-out') return exitCodes.timedOut;
  if (notReady.length > 0) return exitCodes.notReady;
  io.out.line('Nothing is under way in OSM, and every NS instance is READY.');
  return exitCodes.ok;
}

/** Phases that a repository leaves without anybody's doing. */
const passing: ReadonlySet<StatusView['phase']> = new Set([
  'starting',
  'fetching',
  'planning',
  'applying',
  'progressing',
]);

/** Phases in which it is not as it is to be, and its doing alone does not help. */
const failing: ReadonlySet<StatusView['phase']> = new Set([
  'failed',
  'source-failed',
  'revision-refused',
  'stopped',
]);

/** How often a poller is asked: it answers from memory. */
const paceMs = 1_000;

/**
 * Waits until a repository of a poller does not go on by itself. A poller that is restarted meanwhile is waited for.
 *
 * @throws OsmopsError `unknown-repository`; `poller-unreachable` and the like if it cannot be asked the first time.
 */
export async function waitForPoller(
  name: string,
  reach: Reach,
  timeoutMs: number,
  io: Io,
): Promise<ExitCode> {
  const { stop } = io.host;
  const poller = await reachPoller(reach, io.host);
  const deadline = Date.now() + timeoutMs;
  let status = await ofRepository(name, await poller.repositories());
  let told: string | undefined;
  while (passing.has(status.phase) && Date.now() < deadline && !stop.signal.aborted) {
    if (status.phase !== told) io.err.line(shown`${name} is ${status.phase} ...`);
    told = status.phase;
    await setTimeout(Math.min(paceMs, deadline - Date.now()), undefined, { signal: stop.signal }).catch(
      () => undefined,
    );
    status = await poller
      .repositories()
      .then((all) => ofRepository(name, all))
      .catch((error: unknown) => {
        if (isOsmopsError(error) && error.code === 'poller-unreachable') return status;
        throw error;
      });
  }
  io.document({ repository: status });
  const stopped = stoppedExitCode(stop);
  if (stopped !== undefined) return stopped;
  printStatus([status], io.out);
  return exitCodeOf(status);
}

function exitCodeOf({ phase, notReady }: StatusView): ExitCode {
  if (passing.has(phase)) return exitCodes.timedOut;
  if (failing.has(phase)) return exitCodes.error;
  if (phase !== 'ready') return exitCodes.differs;
  return notReady.length === 0 ? exitCodes.ok : exitCodes.notReady;
}
