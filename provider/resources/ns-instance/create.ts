import { isOsmopsError, OsmopsError } from '../../errors/index.js';
import type { JsonObject } from '../../json/index.js';
import type { NsCreate } from '../../nbi/index.js';
import type { Osm } from '../../osm.js';
import type { Applied, Context, PrivateState } from '../../plugin/definition/index.js';
import type { NsInstanceAttributes, NsInstanceState } from './attributes.js';
import { awaitOperation, awaitRunning, notSeenToEnd } from './await.js';
import { advance, baselineAtCreation } from './effective.js';
import { checkKdus, findNsd, findVimAccount } from './references.js';
import { storeBaseline } from './stored.js';
import { takeOver } from './take-over.js';
import { type KduMap, wantedKdus } from './wanted.js';

/** Makes an NS instance, or takes over the one that was adopted at plan time, and awaits it. */
export async function createNsInstance(
  request: { config: NsInstanceState; private: PrivateState },
  context: Context<Osm>,
): Promise<Applied<NsInstanceAttributes>> {
  const { config, private: stored } = request;
  const adopt = stored['adopt'];
  if (typeof adopt === 'string') return takeOver(config, adopt, context);
  const osm = context.client;
  const nsd = await findNsd(osm, config.nsd_name);
  const account = await findVimAccount(osm, config.vim_account_name);
  const kdus = wantedKdus(config.vnfs);
  await checkKdus(osm, nsd, kdus, () => false);
  await awaitDeletionOfNamesakes(config, context);
  const body = createBody(config, nsd.id, account.id, kdus);
  const { id, operationId } = await createOnce(osm, body);
  const state = { ...config, id, nsd_id: nsd.id, vim_account_id: account.id, adopted: false };
  const outcome = await awaitOperation({ instanceId: id, timeout: config.timeout }, operationId, context);
  const baseline = baselineAtCreation(kdus, 0);
  switch (outcome.kind) {
    case 'completed':
      return {
        state: { ...state, status: 'READY' },
        private: storeBaseline(id, advance(baseline, [outcome.operation])),
      };
    case 'failed':
      return {
        state: { ...state, status: 'BROKEN' },
        private: storeBaseline(id, advance(baseline, [outcome.operation])),
        diagnostics: [
          {
            severity: 'error',
            summary: `NS instance '${config.name}' could not be created: ${outcome.reason}`,
            detail: `Operation ${operationId} failed. OSM keeps instance ${id} as BROKEN; the next apply deletes it and tries again.`,
          },
        ],
      };
    case 'gone':
      throw new OsmopsError({
        code: 'operation-failed',
        message: `NS instance '${config.name}' (${id}) vanished while it was being created.`,
        remedy: 'Somebody deleted it. Apply again to create it anew.',
        place: { operation: operationId },
      });
    default:
      return {
        state: { ...state, status: 'BUILDING' },
        private: storeBaseline(id, baseline),
        diagnostics: [notSeenToEnd(config.name, operationId, outcome.kind)],
      };
  }
}

/** An instance of the same name that is on its way out would leave two of one name: it is awaited first. */
async function awaitDeletionOfNamesakes(config: NsInstanceState, context: Context<Osm>): Promise<void> {
  const namesakes = await context.client.nbi.nsInstances.findByName(config.name);
  for (const { id, nsState } of namesakes) {
    if (nsState === 'TERMINATING') await awaitRunning({ instanceId: id, timeout: config.timeout }, context);
  }
}

function createBody(config: NsInstanceState, nsdId: string, vimAccountId: string, kdus: KduMap): NsCreate {
  // OSM answers 422 to a KDU entry that gives nothing beside the KDU's name.
  const given = [...kdus.values()].filter(({ namespace, params }) => namespace !== null || hasKeys(params));
  const additionalParamsForVnf = [...new Set(given.map((kdu) => kdu.memberVnfIndex))].map((member) => ({
    'member-vnf-index': member,
    additionalParamsForKdu: given
      .filter((kdu) => kdu.memberVnfIndex === member)
      .map(({ kduName, namespace, params }) => ({
        kdu_name: kduName,
        ...(namespace === null ? {} : { 'k8s-namespace': namespace }),
        ...(hasKeys(params) ? { additionalParams: params } : {}),
      })),
  }));
  return {
    nsName: config.name,
    nsdId,
    vimAccountId,
    // A null or empty description is a 422 as well.
    ...(config.description === null ? {} : { nsDescription: config.description }),
    ...(additionalParamsForVnf.length === 0 ? {} : { additionalParamsForVnf }),
  };
}

function hasKeys(params: JsonObject): boolean {
  return Object.keys(params).length > 0;
}

/**
 * Sends the POST once. If its answer is lost the instance is looked for: OSM may have made it or not, and a second
 * POST could make a second one.
 */
async function createOnce(osm: Osm, body: NsCreate): Promise<{ id: string; operationId: string }> {
  const before = new Set((await osm.nbi.nsInstances.findByName(body.nsName)).map(({ id }) => id));
  try {
    return await osm.nbi.nsInstances.create(body);
  } catch (error) {
    if (!isOsmopsError(error) || error.code !== 'nbi-answer-lost') throw error;
    const after = await osm.nbi.nsInstances.findByName(body.nsName, { fresh: true });
    const [made, ...others] = after.filter(({ id }) => !before.has(id));
    const [instantiation] = made === undefined ? [] : await osm.nbi.operations.list(made.id);
    if (made === undefined || instantiation === undefined || others.length > 0) throw error;
    return { id: made.id, operationId: instantiation.id };
  }
}
