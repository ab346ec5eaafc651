export { openKeeper } from './open-keeper.js';
export { peekState } from './peek-state.js';
export type { KeeperOptions, LockPatience, StateKeeper, StateMark } from './state-keeper.js';
