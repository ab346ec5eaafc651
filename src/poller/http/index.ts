export { checkAddress } from './check-address.js';
export type { Hook } from './hooks/route.js';
export { describeApi } from './openapi/document.js';
export { type HttpOptions, type HttpServer, startHttp } from './server.js';
export { type HttpSettings, httpSettings, type WebhookSettings, webhookSettings } from './settings.js';
export { socketPath } from './socket-path.js';
