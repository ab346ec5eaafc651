export { type Change, openPoller, type PollerAddress, type PollerClient } from './client.js';
