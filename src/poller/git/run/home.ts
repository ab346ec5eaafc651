import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { devNull } from 'node:os';
import { join } from 'node:path';
import type { Place } from '../place.js';
import { readUrl } from '../settings/url.js';
import { type ConfigSections, formatConfig, shellWord } from './config-file.js';

/** Files of the private HOME that other parts write or read. */
export const homeFiles = {
  sshKey: 'id',
  knownHosts: 'known_hosts',
  gpg: '.gnupg',
  sshSigners: 'allowed_signers',
} as const;

/**
 * Answers Git's question for a user and a password. The password goes from its file to Git: it is in no environment
 * variable and no argument. `read` leaves out the line break at the end.
 */
const credentialHelper = `test "$1" = get || exit 0
IFS= read -r password < "$OSMOPS_GIT_PASSWORD_FILE"
printf 'username=%s\\npassword=%s\\n' "$OSMOPS_GIT_USER" "\${password%"$(printf '\\r')"}"
`;

/** Runs SSH in the HOME, where the key and the known hosts have names that need no quoting. */
const sshCommand = `cd "$HOME" || exit 1
exec ssh -F none -i ${homeFiles.sshKey} \\
  -o UserKnownHostsFile=${homeFiles.knownHosts} -o GlobalKnownHostsFile=${devNull} -o StrictHostKeyChecking=yes \\
  -o UpdateHostKeys=no -o VerifyHostKeyDNS=no -o BatchMode=yes -o IdentitiesOnly=yes -o IdentityAgent=none \\
  -o PreferredAuthentications=publickey -o ClearAllForwardings=yes -o ForwardAgent=no -o PermitLocalCommand=no \\
  -o ControlPath=none -o ConnectTimeout=30 -o ServerAliveInterval=15 -o ServerAliveCountMax=4 "$@"
`;

/** Makes the HOME of Git and of what it starts; writes anew what an earlier process left there. */
export async function prepareHome(place: Place): Promise<void> {
  const { home } = place;
  await mkdir(join(home, 'templates'), { recursive: true });
  await chmod(home, 0o700);
  await Promise.all([
    writeFile(join(home, '.gitconfig'), formatConfig(configuration(place))),
    writeFile(join(home, 'credential'), credentialHelper),
    writeFile(join(home, 'ssh'), sshCommand),
  ]);
}

/** A shell command that runs a script, also where nothing may be executed. */
function runScript(path: string): string {
  return `sh ${shellWord(path)}`;
}

function configuration({ home, settings }: Place): ConfigSections {
  const { url, proxy, caFile, auth } = settings;
  const reading = readUrl(url);
  return {
    core: {
      hooksPath: devNull,
      attributesFile: devNull,
      askPass: '',
      fsmonitor: 'false',
      useReplaceRefs: 'false',
      logAllRefUpdates: 'false',
      protectHFS: 'true',
      protectNTFS: 'true',
      sshCommand: runScript(join(home, 'ssh')),
    },
    ssh: { variant: 'ssh' },
    protocol: { allow: 'never', version: '2' },
    ...(reading.refused === undefined && { [`protocol "${reading.transport}"`]: { allow: 'always' } }),
    transfer: { fsckObjects: 'true', bundleURI: 'false', credentialsInUrl: 'die' },
    // Every fetch makes one pack: loose objects would be many files, and the size would be known late.
    fetch: { fsckObjects: 'true', unpackLimit: '1', recurseSubmodules: 'false', writeCommitGraph: 'false' },
    submodule: { recurse: 'false' },
    gc: { auto: '0' },
    maintenance: { auto: 'false' },
    repack: { writeBitmaps: 'false' },
    pack: { threads: '1' },
    init: { templateDir: join(home, 'templates'), defaultBranch: 'main' },
    http: {
      sslVerify: 'true',
      followRedirects: 'initial',
      ...(proxy !== undefined && { proxy }),
      ...(caFile !== undefined && { sslCAInfo: caFile }),
    },
    // Bound to the server: one that it redirects to is given nothing.
    ...(auth?.kind === 'password' && {
      [`credential "${new URL(url).origin}"`]: { helper: `!${runScript(join(home, 'credential'))}` },
    }),
    'gpg "ssh"': { allowedSignersFile: join(home, homeFiles.sshSigners) },
    // Only OpenPGP and SSH signatures can be asked for; the others start nothing.
    'gpg "x509"': { program: 'false' },
  };
}
