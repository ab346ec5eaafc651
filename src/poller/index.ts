export { type ConfigReading, readPollerConfig } from './config/read-config.js';
export type { PollerConfig, RepositorySettings } from './config/schema.js';
export { openLog, type PollerLog } from './log/index.js';
export { moveState } from './move-state.js';
export { createPoller, type Poller, type PollerOptions } from './poller.js';
export { pollerStore, readPollerState, settingsOf, withPollerState } from './poller-state.js';
export { type RunOptions, runPoller } from './run/run-poller.js';
export type * from './types.js';
