import { randomUUID } from 'node:crypto';
import type { Role } from '../access/roles.js';
import type { Engine } from '../engine.js';
import { type Answer, data } from '../http/answer.js';
import { conflict, notFound } from '../http/nbi-error.js';
import { readObject } from '../http/request.js';
import type { Call, Route } from '../http/router.js';
import { projectCreation, userCreation } from '../schemas/admin.js';
import { checkBody } from '../schemas/check.js';
import type { ProjectRecord, UserRecord } from '../store/records.js';

/** Projects, users and roles, and the lists that are always empty here. */
export function adminRoutes(engine: Engine): readonly Route[] {
  const { store } = engine;
  const empty = (path: string, permission: string): Route => ({
    method: 'GET',
    path,
    permission,
    handle: () => data(200, []),
  });
  return [
    {
      method: 'GET',
      path: 'admin/v1/projects',
      permission: 'projects',
      handle: () => data(200, [...store.projects.values()].map(projectDocument)),
    },
    {
      method: 'POST',
      path: 'admin/v1/projects',
      permission: 'projects',
      handle: (call) => createProject(engine, call),
    },
    {
      method: 'GET',
      path: 'admin/v1/users',
      permission: 'users',
      handle: () => data(200, [...store.users.values()].map(userDocument)),
    },
    {
      method: 'POST',
      path: 'admin/v1/users',
      permission: 'users',
      handle: (call) => createUser(engine, call),
    },
    {
      method: 'GET',
      path: 'admin/v1/roles',
      permission: 'roles',
      handle: () => data(200, [...store.roles.values()].map(roleDocument)),
    },
    empty('admin/v1/osmrepos', 'osmrepos'),
    empty('nslcm/v1/subscriptions', 'ns_subscriptions'),
  ];
}

function createProject({ store, clock }: Engine, { input }: Call): Answer {
  const { name, quotas = {} } = checkBody(projectCreation, readObject(input));
  if ([...store.projects.values()].some((project) => project.name === name)) {
    throw conflict(`project '${name}' exists`);
  }
  const project = { id: randomUUID(), name, quotas, created: clock.now() };
  store.projects.set(project.id, project);
  return data(201, { id: project.id }, { Location: `/osm/admin/v1/projects/${project.id}` });
}

function createUser({ store, clock }: Engine, { input }: Call): Answer {
  const {
    username,
    password,
    projects = [],
    project_role_mappings: mappings = [],
  } = checkBody(userCreation, readObject(input));
  if ([...store.users.values()].some((user) => user.name === username)) {
    throw conflict(`username '${username}' is already used`);
  }
  const asked = [...mappings, ...projects.map((project) => ({ project, role: 'project_admin' }))];
  const user: UserRecord = {
    id: randomUUID(),
    name: username,
    password,
    grants: asked.map(({ project, role }) => ({
      projectId: named(store.projects.values(), 'project', project).id,
      roleId: named(store.roles.values(), 'role', role).id,
    })),
    created: clock.now(),
    lastLogin: 0,
  };
  store.users.set(user.id, user);
  return data(201, { id: user.id }, { Location: `/osm/admin/v1/users/${user.id}` });
}

function named<R extends { id: string; name: string }>(
  records: Iterable<R>,
  what: string,
  wanted: string,
): R {
  const found = [...records].find(({ id, name }) => id === wanted || name === wanted);
  if (found === undefined) throw notFound(`Not found any ${what} with filter='{'name': '${wanted}'}'`);
  return found;
}

function projectDocument({ id, name, quotas, created }: ProjectRecord) {
  return { name, quotas, _admin: { created, modified: created }, _id: id };
}

function roleDocument({ id, name, permissions, created }: Role) {
  return { name, permissions, _admin: { created, modified: created }, _id: id };
}

/** A user without the password. */
function userDocument({ id, name, grants, created }: UserRecord) {
  const mappings = grants.map(({ projectId, roleId }) => ({ project: projectId, role: roleId }));
  return { username: name, project_role_mappings: mappings, _admin: { created, modified: created }, _id: id };
}
