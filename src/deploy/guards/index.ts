export { type GuardedPlan, type Objection, objectionsTo, type Permissions } from './objections.js';
