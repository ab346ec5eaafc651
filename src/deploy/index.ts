export { moveAsked } from './begun/asked.js';
export {
  type Begun,
  forgetBegun,
  isUnresolved,
  moveBegun,
  readBegun,
  type UnresolvedBegun,
} from './begun/index.js';
// The synthesis is not here: it loads CDKTF, which takes as long as the start of the provider. See synthesis.ts.
export {
  type AdoptionSettings,
  type AdoptMode,
  adoptModes,
  type Claim,
  type Finder,
  moveOwner,
  type OthersPackage,
  type Owner,
  readOwner,
} from './claims/index.js';
export { judgeDrift } from './drift.js';
export {
  defaultPermissions,
  describeImports,
  type GuardedPlan,
  importsOf,
  type Objection,
  objectionsTo,
  type Permissions,
  type StillDeclared,
  type UnknownOperation,
} from './guards/index.js';
export { moveIdentity } from './identity.js';
export { exampleRepository, projectRoot, providerMain } from './installation.js';
export { type AskOsm, askOsm } from './osm.js';
export { type NotReadyInstance, notReady } from './readiness.js';
export type { BegunReport } from './run/begun.js';
export { type MadePlan, openRun, type Run, type RunKind } from './run/run.js';
export { openStack, type StackOptions } from './run/stack.js';
export { type OpenedRun, type WithRunOptions, withRun } from './run/with-run.js';
export { countStateResources } from './state-resources.js';
export { refuseUnknownStates } from './store/below-checkout.js';
export {
  type KeptState,
  type KeptStateOptions,
  openKeeperPatiently,
  withKeptState,
  withOnlyState,
} from './store/kept-state.js';
export { ofOtherOsm } from './store/other-osm.js';
export { openStore, type Store, type StoreOptions } from './store/store.js';
export { nearestRepository, readStateToTake, takeStateIn } from './store/take-in.js';
export {
  type AwaitedInstance,
  awaitedInstances,
  awaitUnderWay,
  type OperationUnderWay,
  type Waited,
} from './under-way.js';
export { unsavedState, unsavedStateName } from './unsaved-state.js';
export { viewOfSummary } from './view/make-plan-view.js';
export {
  type AttributeView,
  type ChangeView,
  type PlanView,
  planViewSchema,
  withoutValues,
} from './view/plan-view.js';
