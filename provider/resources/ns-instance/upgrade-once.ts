import { isOsmopsError } from '../../errors/index.js';
import type { Started } from '../../nbi/index.js';
import type { Osm } from '../../osm.js';
import { operationsSince } from './await.js';
import { type Baseline, isUpgradeTo, unaccounted } from './effective.js';
import type { KduSettings } from './wanted.js';

/**
 * Sends the POST once. If its answer is lost, the operation that it may have started is looked for among those that
 * `baseline` does not account for.
 */
export async function upgradeOnce(
  osm: Osm,
  instanceId: string,
  kdu: KduSettings,
  baseline: Baseline,
): Promise<Started> {
  try {
    return await osm.nbi.nsInstances.upgradeKdu(instanceId, kdu);
  } catch (error) {
    if (!isOsmopsError(error) || error.code !== 'nbi-answer-lost') throw error;
    const operations = unaccounted(baseline, await operationsSince(baseline, instanceId, osm));
    const [started] = operations.filter((operation) => isUpgradeTo(operation, kdu));
    if (started === undefined) throw error;
    return { operationId: started.id };
  }
}
