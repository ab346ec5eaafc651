import { line } from '../base/text/index.js';
import type { NbiEvent } from './nbi/index.js';
import type { ProviderEnvironment } from './plugin/definition/index.js';

/** Tells Terraform's log (`TF_LOG`) what the client does. Events hold neither headers nor bodies. */
export function logNbiEvent(event: NbiEvent, log: ProviderEnvironment['log']): void {
  const [level, text] = lineOf(event);
  log(level, line(text));
}

function lineOf(event: NbiEvent): Parameters<ProviderEnvironment['log']> {
  switch (event.kind) {
    case 'request-started':
      return ['trace', `${event.method} ${event.path}`];
    case 'request-ended': {
      const { method, path, status, ms, bytes } = event;
      return ['debug', `${method} ${path}: ${status ?? 'no answer'}, ${Math.round(ms)} ms, ${bytes} bytes`];
    }
    case 'retry':
      return [
        'warn',
        `${event.method} ${event.path} again in ${Math.round(event.delayMs)} ms: ${event.reason}`,
      ];
    case 'login':
      return ['debug', `logged in for ${Math.round(event.lifetimeMs / 1000)} s`];
    case 'unencrypted':
      return [
        'warn',
        `OSM at ${event.hostname} speaks plain HTTP: the password is sent unencrypted. With tls: true in the connection file nothing would be sent.`,
      ];
    case 'poll-failed':
      return ['warn', `the operations in flight could not be looked at: ${event.reason}`];
  }
}
