export { type ConfigReading, readPollerConfig } from './config/read-config.js';
export type { PollerConfig, RepositorySettings } from './config/schema.js';
export { createPoller, type Poller, type PollerOptions } from './poller.js';
export type * from './types.js';
