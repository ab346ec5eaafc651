import { tmpdir } from 'node:os';
import { execa } from 'execa';
import { terraformEnvironment } from '../run/environment.js';

export type Flavour = 'terraform' | 'tofu';

export interface BinaryVersion {
  readonly flavour: Flavour;
  /** Such as `1.11.4`, without a leading `v`. */
  readonly version: string;
}

const oldest = { major: 1, minor: 5 };

/** The oldest version of either flavour that osmops drives. */
export const oldestVersion = `${oldest.major}.${oldest.minor}`;

const answerTimeout = 30_000;

/**
 * Asks an executable what it is. Undefined if it cannot be started or is neither Terraform nor OpenTofu.
 *
 * Reads the plain answer, not `-json`: only its first line, `Terraform v1.11.4` or `OpenTofu v1.10.0`, tells the two
 * apart. Runs outside the working folder, whose lock file `version` would read as well.
 */
export async function readVersion(
  path: string,
  env: NodeJS.ProcessEnv,
  signal?: AbortSignal,
): Promise<BinaryVersion | undefined> {
  const { stdout } = await execa(path, ['version'], {
    cwd: tmpdir(),
    env: terraformEnvironment({ base: env }),
    extendEnv: false,
    stdin: 'ignore',
    reject: false,
    timeout: answerTimeout,
    ...(signal && { cancelSignal: signal }),
  });
  const [, product, version] = /^(Terraform|OpenTofu) v(\d+\.\d+\.\S+)$/m.exec(stdout ?? '') ?? [];
  if (product === undefined || version === undefined) return undefined;
  return { flavour: product === 'OpenTofu' ? 'tofu' : 'terraform', version };
}

/** Tells whether a version such as `1.11.4` is at least {@link oldestVersion}. */
export function isSupported(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > oldest.major || (major === oldest.major && minor >= oldest.minor);
}
