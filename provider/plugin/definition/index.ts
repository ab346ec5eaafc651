export {
  type Attribute,
  type Attributes,
  computed,
  type Facts,
  type Mode,
  optional,
  optionalComputed,
  type PlannedOf,
  required,
  type StateOf,
  terraform,
  type Unknown,
  unknown,
  type WithUnknown,
} from './attribute.js';
export {
  type DataSource,
  defineDataSource,
  defineResource,
  type Resource,
  type TypedDataSource,
  type TypedResource,
} from './define.js';
export type { Diagnostic } from './diagnostic.js';
export type { ProviderDefinition, ProviderEnvironment } from './provider.js';
export type {
  Applied,
  Context,
  DataSourceDefinition,
  PlanAnswer,
  PlanDestroyAnswer,
  PlanRequest,
  PrivateState,
  ReadAnswer,
  ResourceDefinition,
} from './resource.js';
