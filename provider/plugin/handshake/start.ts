const cookieName = 'TF_PLUGIN_MAGIC_COOKIE';
const cookie = 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2';

/** The version of Terraform's plugin protocol that this provider speaks. */
export const protocolVersion = 6;

/** How the process was started. */
export type Start =
  | { readonly by: 'terraform'; readonly clientCertificate: string }
  /** To live on and serve many Terraform runs. */
  | { readonly by: 'reattach' }
  | { readonly by: 'person' };

/**
 * Tells how the process was started. Throws an Error with a text for the user if Terraform started it but the two cannot
 * work together.
 */
export function readStart(args: readonly string[], environment: NodeJS.ProcessEnv): Start {
  if (args.includes('--reattach')) return { by: 'reattach' };
  if (environment[cookieName] !== cookie) return { by: 'person' };
  if (process.platform === 'win32') {
    throw new Error('this provider needs unix sockets and does not run on Windows; use WSL');
  }
  const versions = environment['PLUGIN_PROTOCOL_VERSIONS']?.split(',') ?? [];
  if (!versions.includes(String(protocolVersion))) {
    throw new Error(
      `this provider speaks plugin protocol 6, Terraform offers ${versions.join(', ')}; use Terraform 1.0 or later`,
    );
  }
  const clientCertificate = environment['PLUGIN_CLIENT_CERT'];
  if (clientCertificate === undefined || clientCertificate === '') {
    throw new Error('Terraform gave no client certificate; unset TF_DISABLE_PLUGIN_TLS');
  }
  return { by: 'terraform', clientCertificate };
}
