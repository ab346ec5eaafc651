import { randomUUID } from 'node:crypto';
import { isJsonObject, type JsonObject } from '../../../provider/json/index.js';
import { newMeta, readable, type Session, writable } from '../access/session.js';
import { packageDocument } from '../documents/package.js';
import type { Engine } from '../engine.js';
import { type Answer, data, noContent } from '../http/answer.js';
import { readObject } from '../http/request.js';
import type { Call, Route } from '../http/router.js';
import { deletePackage } from '../packages/catalogue.js';
import { editDescriptor, fillPackage } from '../packages/change.js';
import { changeSettings } from '../packages/settings.js';
import { type PackageTopic, packageTopics } from '../packages/topics.js';
import { header } from '../packages/upload.js';
import type { PackageRecord } from '../store/records.js';
import { listAnswer } from './list.js';
import { contentRoutes } from './package-content.js';
import { checkQuota } from './quota.js';

/** VNF and NS packages, each under the paths of one step and of two. */
export function packageRoutes(engine: Engine): readonly Route[] {
  return packageTopics.flatMap((topic) => [...recordRoutes(engine, topic), ...contentRoutes(engine, topic)]);
}

function recordRoutes(engine: Engine, topic: PackageTopic): readonly Route[] {
  const { store } = engine;
  const { kind, permission, path, shortPath } = topic;
  const all = () => [...store.packages.values()].filter((record) => record.kind === kind);
  const find = (id: string) => all().find((record) => record.id === id);
  const onBothPaths: readonly Route[] = [path, shortPath].flatMap((base): Route[] => [
    { method: 'GET', path: base, permission, handle: (call) => listAnswer(call, all(), packageDocument) },
    {
      method: 'GET',
      path: `${base}/:id`,
      permission,
      handle: ({ session, id }) => data(200, packageDocument(readable(session, find(id), kind, id))),
    },
    {
      method: 'DELETE',
      path: `${base}/:id`,
      permission,
      handle: ({ session, id }) => {
        deletePackage(store, session, kind, id);
        return noContent();
      },
    },
  ]);
  return [
    ...onBothPaths,
    { method: 'POST', path, permission, handle: (call) => createEmpty(engine, topic, call) },
    { method: 'POST', path: shortPath, permission, handle: (call) => createFull(engine, topic, call) },
    {
      method: 'PUT',
      path: `${path}/:id/${topic.contentItem}`,
      permission,
      handle: async (call) => {
        await fillPackage(engine, writable(call.session, find(call.id), kind, call.id), call);
        return noContent();
      },
    },
    {
      method: 'PUT',
      path: `${shortPath}/:id`,
      permission,
      handle: (call) => {
        editDescriptor(engine, writable(call.session, find(call.id), kind, call.id), call);
        return noContent();
      },
    },
    {
      method: 'PATCH',
      path: `${path}/:id`,
      permission,
      handle: (call) => {
        changeSettings(engine, topic, writable(call.session, find(call.id), kind, call.id), call);
        return noContent();
      },
    },
  ];
}

function newPackage(
  engine: Engine,
  { kind, permission }: PackageTopic,
  session: Session,
  userDefinedData: JsonObject,
): PackageRecord {
  const { store, clock } = engine;
  const same = [...store.packages.values()].filter((record) => record.kind === kind);
  checkQuota(store, session, permission, same, 401);
  return {
    id: randomUUID(),
    kind,
    format: 'pre-SOL006',
    descriptor: {},
    userDefinedData,
    meta: newMeta(session, clock.now()),
    onboardingState: 'CREATED',
    operationalState: 'DISABLED',
  };
}

/** The first of two steps: a record that waits for its content. */
function createEmpty(engine: Engine, topic: PackageTopic, { session, input }: Call): Answer {
  const given = readObject(input)['userDefinedData'];
  const record = newPackage(engine, topic, session, isJsonObject(given) ? given : {});
  engine.store.packages.set(record.id, record);
  return data(201, { id: record.id }, { Location: `/osm/${topic.path}/${record.id}` });
}

/** Record and content in one call; a further part of a content names its record in `Transaction-Id`. */
async function createFull(engine: Engine, topic: PackageTopic, call: Call): Promise<Answer> {
  const { session, request } = call;
  const begun = engine.store.packages.get(header(request, 'transaction-id') ?? '');
  const record = begun ?? newPackage(engine, topic, session, {});
  const complete = await fillPackage(engine, record, call);
  if (!complete) return data(201, { id: record.id }, { 'Transaction-Id': record.id });
  return data(201, { id: record.id }, { Location: `/osm/${topic.shortPath}/${record.id}` });
}
