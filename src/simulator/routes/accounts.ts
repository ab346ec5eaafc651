import { randomBytes, randomUUID } from 'node:crypto';
import { isJsonObject, type Json, type JsonObject } from '../../../provider/json/index.js';
import { deletable, newMeta, readable, type Session, writable } from '../access/session.js';
import { accountDocument } from '../documents/account.js';
import type { Engine } from '../engine.js';
import { data, noContent } from '../http/answer.js';
import { badRequest, conflict } from '../http/nbi-error.js';
import { readObject } from '../http/request.js';
import type { Call, Route } from '../http/router.js';
import { mergePatch } from '../json.js';
import { forget } from '../lcm/accounts.js';
import { accountSchemas } from '../schemas/accounts.js';
import { checkBody } from '../schemas/check.js';
import type { AccountOperation, AccountRecord, AccountTopic } from '../store/records.js';
import { inputOf } from './input.js';
import { listAnswer } from './list.js';
import { checkQuota } from './quota.js';

/** VIM accounts (also under `vims`), Kubernetes clusters and repositories of charts: one shape, three topics. */
export function accountRoutes(engine: Engine): readonly Route[] {
  return [
    ...topicRoutes(engine, 'vim_accounts', 'vim_accounts', 'vim_account'),
    ...topicRoutes(engine, 'vim_accounts', 'vims', 'vim_account'),
    ...topicRoutes(engine, 'k8sclusters', 'k8sclusters', 'k8scluster'),
    ...topicRoutes(engine, 'k8srepos', 'k8srepos', 'k8srepo'),
  ];
}

function topicRoutes(engine: Engine, topic: AccountTopic, urlName: string, what: string): readonly Route[] {
  const { store } = engine;
  const path = `admin/v1/${urlName}`;
  const withId = `${path}/:id`;
  const all = () => [...store.accounts.values()].filter((account) => account.topic === topic);
  const find = (id: string) => all().find((account) => account.id === id);
  const routes: Route[] = [
    { method: 'GET', path, permission: urlName, handle: (call) => listAnswer(call, all(), accountDocument) },
    {
      method: 'GET',
      path: withId,
      permission: urlName,
      handle: ({ session, id }) => data(200, accountDocument(readable(session, find(id), what, id))),
    },
    {
      method: 'POST',
      path,
      permission: urlName,
      handle: (call) => {
        const { id } = create(engine, topic, call, all());
        return data(202, { id, op_id: `${id}:0` }, { Location: `/osm/${path}/${id}` });
      },
    },
    {
      method: 'DELETE',
      path: withId,
      permission: urlName,
      handle: ({ session, id }) => remove(engine, session, deletable(session, find(id), what, id)),
    },
  ];
  const schema = accountSchemas[topic].change;
  if (schema === undefined) return routes;
  const patch: Route = {
    method: 'PATCH',
    path: withId,
    permission: urlName,
    handle: (call) => {
      const account = writable(call.session, find(call.id), what, call.id);
      const changes = inputOf(call);
      if (Object.keys(changes).length === 0) {
        throw badRequest('Nothing to update. Provide payload and/or query string');
      }
      checkBody<unknown>(schema, changes);
      checkName(topic, changes['name'], all(), account);
      account.fields = mergePatch(account.fields, hideSecrets(changes));
      account.meta.modified = engine.clock.now();
      return data(202, { op_id: startOperation(engine, account, 'edit') });
    },
  };
  return [...routes, patch];
}

function create(
  engine: Engine,
  topic: AccountTopic,
  call: Call,
  all: readonly AccountRecord[],
): AccountRecord {
  const { store, clock } = engine;
  const { session } = call;
  const fields = readObject(call.input);
  checkQuota(store, session, topic, all, 422);
  checkBody<unknown>(accountSchemas[topic].creation, fields);
  checkName(
    topic,
    fields['name'],
    all.filter(({ meta }) => meta.projectsRead.includes(session.ownerId)),
  );
  const account: AccountRecord = {
    id: randomUUID(),
    topic,
    fields: hideSecrets(fields),
    meta: newMeta(session, clock.now()),
    operationalState: 'PROCESSING',
    operations: [],
    toDelete: false,
    helmChartRepos: [],
  };
  store.accounts.set(account.id, account);
  startOperation(engine, account, 'create');
  return account;
}

function checkName(
  topic: AccountTopic,
  name: Json | undefined,
  others: readonly AccountRecord[],
  self?: AccountRecord,
): void {
  if (others.some((other) => other !== self && other.fields['name'] === name)) {
    throw conflict(`name '${String(name)}' already exists for ${topic}`);
  }
}

function remove(engine: Engine, session: Session, account: AccountRecord) {
  if (session.force) {
    forget(engine.store, account);
    return noContent();
  }
  checkUnused(engine, account);
  account.toDelete = true;
  return data(202, { op_id: startOperation(engine, account, 'delete') });
}

function checkUnused({ store }: Engine, { id, topic }: AccountRecord): void {
  const vnfs = [...store.vnfInstances.values()];
  if (topic === 'vim_accounts' && vnfs.some((vnf) => vnf.vimAccountId === id)) {
    throw conflict('There is at least one VNF using this VIM account');
  }
  if (topic === 'k8sclusters' && vnfs.some((vnf) => vnf.kdus.some((kdu) => kdu.clusterId === id))) {
    throw conflict('There is at least one VNF using this k8scluster');
  }
}

function startOperation(engine: Engine, account: AccountRecord, type: AccountOperation['type']): string {
  const now = engine.clock.now();
  const operation: AccountOperation = {
    type,
    state: 'PROCESSING',
    startTime: now,
    statusEnteredTime: now,
    detailedStatus: '',
  };
  account.operations.push(operation);
  engine.lcm.startAccount(account, operation);
  return `${account.id}:${account.operations.length - 1}`;
}

/** OSM encrypts what is called a password or a secret, at any depth, and nothing else: tokens and keys stay clear. */
function hideSecrets(fields: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => {
      const isSecret = typeof value === 'string' && /password|secret/.test(key);
      return [key, isSecret ? randomBytes(16).toString('base64') : hideInside(value)];
    }),
  );
}

function hideInside(value: Json): Json {
  if (Array.isArray(value)) return value.map(hideInside);
  return isJsonObject(value) ? hideSecrets(value) : value;
}
