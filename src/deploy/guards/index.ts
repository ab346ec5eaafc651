export { describeImports, importsOf } from './describe-imports.js';
export {
  defaultPermissions,
  type GuardedPlan,
  type Objection,
  objectionsTo,
  type Permissions,
  type StillDeclared,
} from './objections.js';
export { type UnknownOperation, unknownOperations } from './unknown-operations.js';
