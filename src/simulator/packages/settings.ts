import { isJsonObject } from '../../../provider/json/index.js';
import type { Session } from '../access/session.js';
import type { Engine } from '../engine.js';
import { badRequest, conflict, unauthorized } from '../http/nbi-error.js';
import { readObject } from '../http/request.js';
import type { Call } from '../http/router.js';
import { mergePatch, textOf } from '../json.js';
import { packagePatch } from '../schemas/admin.js';
import { checkBody } from '../schemas/check.js';
import type { PackageRecord } from '../store/records.js';
import type { PackageTopic } from './topics.js';

/** Changes what is not the descriptor: the state, the user's own data, and who may see the package. */
export function changeSettings(
  { clock }: Engine,
  topic: PackageTopic,
  record: PackageRecord,
  { session, input }: Call,
): void {
  const changes = readObject(input);
  const shares = session.makePublic || session.setProject.length > 0;
  if (Object.keys(changes).length === 0 && !shares) {
    throw badRequest('Nothing to update. Provide payload and/or query string');
  }
  checkBody<unknown>(packagePatch[topic.kind], changes);
  share(session, record);
  const state = changes[topic.stateField];
  if (state !== undefined) record.operationalState = nextState(record, topic, textOf(state));
  const { userDefinedData } = changes;
  if (isJsonObject(userDefinedData)) {
    record.userDefinedData = mergePatch(record.userDefinedData, userDefinedData);
  }
  record.meta.modified = clock.now();
}

function nextState(
  record: PackageRecord,
  { stateField }: PackageTopic,
  state: string,
): 'ENABLED' | 'DISABLED' {
  if (state !== 'ENABLED' && state !== 'DISABLED') {
    throw badRequest(`State '${state}' is not a valid operational state`);
  }
  if (record.operationalState === state) throw conflict(`${stateField} already ${state}`);
  return state;
}

function share({ projects, setProject, makePublic }: Session, { meta }: PackageRecord): void {
  for (const project of setProject) {
    if (projects !== 'all' && !projects.includes(project)) {
      throw unauthorized(`Unauthorized for 'SET_PROJECT=${project}'. Try with 'ADMIN=True'`);
    }
    if (!meta.projectsRead.includes(project)) meta.projectsRead.push(project);
  }
  if (makePublic && !meta.projectsRead.includes('ANY')) {
    meta.projectsRead.push('ANY');
    meta.projectsWrite = [];
  }
}
