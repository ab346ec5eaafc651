import { resolve } from 'node:path';
import type { GitSettings } from './settings.js';

/** The settings with every file that they name made absolute; `folder` is that of the configuration file. */
export function withAbsolutePaths(settings: GitSettings, folder: string): GitSettings {
  const { auth, caFile, verify } = settings;
  const absolute = (path: string) => resolve(folder, path);
  return {
    ...settings,
    ...(auth?.kind === 'password' && { auth: { ...auth, passwordFile: absolute(auth.passwordFile) } }),
    ...(auth?.kind === 'ssh' && {
      auth: {
        ...auth,
        sshKeyFile: absolute(auth.sshKeyFile),
        knownHostsFile: absolute(auth.knownHostsFile),
      },
    }),
    ...(caFile !== undefined && { caFile: absolute(caFile) }),
    ...(verify !== undefined && {
      verify: {
        ...verify,
        ...(verify.gpgKeysFile !== undefined && { gpgKeysFile: absolute(verify.gpgKeysFile) }),
        ...(verify.sshSignersFile !== undefined && { sshSignersFile: absolute(verify.sshSignersFile) }),
      },
    }),
  };
}
