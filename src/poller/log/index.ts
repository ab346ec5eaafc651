export { openLog, type PollerLog } from './log.js';
export { type LogSettings, logSettings } from './settings.js';
