import { resolve } from 'node:path';
import type { PollerConfig, RepositorySettings } from './schema.js';

/** The configuration with every file that it names made absolute; `folder` is that of the configuration file. */
export function withAbsolutePaths(config: PollerConfig, folder: string): PollerConfig {
  return {
    ...config,
    dataDir: resolve(folder, config.dataDir),
    repositories: config.repositories.map((repository) => repositoryIn(repository, folder)),
  };
}

function repositoryIn(repository: RepositorySettings, folder: string): RepositorySettings {
  const { connectionFile, backend } = repository;
  const env = Object.entries(backend.env).map(([name, { file }]) => [name, { file: resolve(folder, file) }]);
  return {
    ...repository,
    ...(connectionFile !== undefined && { connectionFile: resolve(folder, connectionFile) }),
    backend: { ...backend, env: Object.fromEntries(env) },
  };
}
