export { openKeeper } from './open-keeper.js';
export type { KeeperOptions, LockPatience, StateKeeper, StateMark } from './state-keeper.js';
