export { defaultCacheDir } from './binary/cache.js';
export type { DownloadProgress } from './binary/download.js';
export { findTerraform, type TerraformBinary } from './binary/find.js';
export { type InstallOptions, installTerraform } from './binary/install.js';
export type { Flavour } from './binary/version.js';
export {
  type KeeperOptions,
  openKeeper,
  peekState,
  type StateKeeper,
  type StateMark,
} from './keeper/index.js';
export { readMark } from './keeper/mark.js';
export type { ChangeAction } from './plan/action.js';
export { type AttributeChange, sensitiveValue, unknownValue } from './plan/attribute-changes.js';
export { type DriftedAttribute, driftOf, type ResourceDrift } from './plan/drift.js';
export { garbageCollectionFor } from './plan/garbage-collection.js';
export { countResources, parallelismFor } from './plan/parallelism.js';
export type { Plan, ResourceChange } from './plan/plan.js';
export {
  type ImportReason,
  importReasons,
  type PlannedChange,
  type PlanSummary,
  summarisePlan,
} from './plan/summary.js';
export { mirrorAlone, type ProviderEnvironmentOptions, providerEnvironment } from './provider/environment.js';
export { impliedMirror, installProviderShim, type ShimOptions } from './provider/install-shim.js';
export type { ReattachConfig } from './provider/reattach.js';
export {
  type ProviderExit,
  type ProviderOptions,
  type RunningProvider,
  startProvider,
} from './provider/start.js';
export type { Diagnostic } from './run/diagnostics.js';
export type { ChangeSummary, OtherEvent, TerraformEvent } from './run/events.js';
export { SeveralErrors } from './run/failure.js';
export { ignoredVariables, inheritedEnvironment } from './run/inherited.js';
export type { OutlivingRun } from './run/outliving.js';
export type { RunOutput } from './run/output.js';
export type { RunControl } from './run/process.js';
export {
  openWorkspace,
  type PlanOptions,
  type PlanResult,
  type RunResult,
  type Workspace,
  type WorkspaceOptions,
} from './run/workspace.js';
export { forgettingInstances, movingResource, untaintingInstances } from './state/edit.js';
export { readPrivate, type StoredPrivate } from './state/private.js';
export { foreignProviders, refuseForeignProviders } from './state/providers.js';
export { parseStoredState } from './state/stored.js';
export type { State, StateResource } from './state/values.js';
