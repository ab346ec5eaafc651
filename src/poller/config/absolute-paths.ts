import { resolve } from 'node:path';
import { withAbsolutePaths as gitWithAbsolutePaths } from '../git/index.js';
import type { PollerConfig, RepositorySettings } from './schema.js';

type Absolute = (path: string) => string;

/** The configuration with every file that it names made absolute; `folder` is that of the configuration file. */
export function withAbsolutePaths(config: PollerConfig, folder: string): PollerConfig {
  const absolute = (path: string) => resolve(folder, path);
  const { dataDir, http, repositories } = config;
  return {
    ...config,
    dataDir: absolute(dataDir),
    http: { ...http, ...(http.tokenFile !== undefined && { tokenFile: absolute(http.tokenFile) }) },
    repositories: repositories.map((repository) => repositoryIn(repository, folder, absolute)),
  };
}

function repositoryIn(
  repository: RepositorySettings,
  folder: string,
  absolute: Absolute,
): RepositorySettings {
  const { git, connectionFile, secrets, backend, webhook, notifications } = repository;
  return {
    ...repository,
    git: gitWithAbsolutePaths(git, folder),
    ...(connectionFile !== undefined && { connectionFile: absolute(connectionFile) }),
    secrets: { ...secrets, ...(secrets.dir !== undefined && { dir: absolute(secrets.dir) }) },
    backend: { ...backend, env: environmentIn(backend.env, absolute) },
    ...(webhook && { webhook: { ...webhook, secretFile: absolute(webhook.secretFile) } }),
    notifications: notifications.map((notification) => notificationIn(notification, absolute)),
  };
}

function environmentIn(env: RepositorySettings['backend']['env'], absolute: Absolute) {
  return Object.fromEntries(Object.entries(env).map(([name, { file }]) => [name, { file: absolute(file) }]));
}

type Notification = RepositorySettings['notifications'][number];

function notificationIn(notification: Notification, absolute: Absolute): Notification {
  return 'tokenFile' in notification
    ? { ...notification, tokenFile: absolute(notification.tokenFile) }
    : { ...notification, urlFile: absolute(notification.urlFile) };
}
