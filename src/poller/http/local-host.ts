import { isIPv4 } from 'node:net';

/** Whether a host name or address, without brackets, is this computer as seen from itself. */
export function isLocalHost(host: string): boolean {
  return host.toLowerCase() === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}

/**
 * Whether a `Host` header names this computer as seen from itself. A web page whose name was made to lead to 127.0.0.1
 * sends its own name here (DNS rebinding).
 */
export function isLocalHostHeader(header: string | undefined): boolean {
  const [, bracketed, bare] = /^(?:\[([^\]]+)\]|([^:]+))(?::\d+)?$/.exec(header ?? '') ?? [];
  return isLocalHost(bracketed ?? bare ?? '');
}
