export { type Begun, begunSchema, isUnresolved, type UnresolvedBegun } from './entry.js';
export type { FoundBegun } from './judge.js';
export { createdBy } from './planned.js';
export { type BegunRecord, forgetBegun, moveBegun, openBegunRecord, readBegun } from './record.js';
export { type Settlement, type SettleOptions, settleBegun, withCreated, withoutHeld } from './settle.js';
