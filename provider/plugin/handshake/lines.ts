import { protocolVersion } from './start.js';

const goPluginVersion = 1;

/** The line by which a provider tells the Terraform that started it where to find it. */
export function handshakeLine(socket: string, certificate: Buffer): string {
  const encoded = certificate.toString('base64').replaceAll('=', '');
  return [goPluginVersion, protocolVersion, 'unix', socket, 'grpc', encoded].join('|');
}

/**
 * The value of TF_REATTACH_PROVIDERS by which Terraform finds this process. `Test` has Terraform leave the process alone when a run
 * ends. `source` is the provider's source address without host.
 */
export function reattachLine(source: string, socket: string): string {
  return JSON.stringify({
    [`registry.terraform.io/${source}`]: {
      Protocol: 'grpc',
      ProtocolVersion: protocolVersion,
      Pid: process.pid,
      Test: true,
      Addr: { Network: 'unix', String: socket },
    },
  });
}
