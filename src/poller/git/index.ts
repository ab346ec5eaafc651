export { isRevisionRefused, RevisionRefused } from './failure/revision-refused.js';
export { openGitSource } from './open.js';
export { isRelevant } from './relevant.js';
export type { Revision } from './revision.js';
export { withAbsolutePaths } from './settings/absolute-paths.js';
export { gitSettingsSchema } from './settings/schema.js';
export type { GitAuth, GitSettings, SignatureSettings, WatchedRef } from './settings/settings.js';
export type { ChangedPaths, GitSource, Look } from './source.js';
export type { Tree, TreeWarning } from './tree/tree.js';
