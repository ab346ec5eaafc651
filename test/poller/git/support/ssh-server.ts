import { access, mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { temporaryFolder } from '../../../support/temporary-folder.js';

export interface SshServer {
  readonly port: number;
  /** The user to log in as. */
  readonly user: string;
  /** Makes a key pair; gives the path of the private key. */
  makeKey(): Promise<string>;
  /** Lets the owner of a key in, and nobody else. */
  allow(keyFile: string): Promise<void>;
  /** A known_hosts file with the server's key in it. */
  readonly knownHostsFile: string;
  stop(): Promise<void>;
}

const sshd = '/usr/sbin/sshd';

/** An OpenSSH server of its own on the loopback interface, for the user that the tests run as. */
export async function startSshServer(): Promise<SshServer> {
  await access(sshd).catch(() => {
    throw new Error(`These tests need OpenSSH's server, ${sshd}: install the package openssh-server`);
  });
  const folder = await temporaryFolder();
  const hostKey = join(folder, 'host_key');
  const authorizedKeys = join(folder, 'authorized_keys');
  const configuration = join(folder, 'sshd_config');
  const knownHostsFile = join(folder, 'known_hosts');
  const port = await freePort();
  await generateKey(hostKey);
  await writeFile(authorizedKeys, '');
  const options = [
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${hostKey}`,
    `AuthorizedKeysFile ${authorizedKeys}`,
    'PidFile none',
    'PasswordAuthentication no',
    'KbdInteractiveAuthentication no',
    'StrictModes no',
    'UsePAM no',
  ];
  await writeFile(configuration, `${options.join('\n')}\n`);
  const [type, key] = (await publicKey(hostKey)).split(' ');
  await writeFile(knownHostsFile, `[127.0.0.1]:${port} ${type} ${key}\n`);
  // Where sshd puts its unprivileged part; a package makes it when the system starts, which a container does not.
  if (process.getuid?.() === 0) await mkdir('/run/sshd', { recursive: true, mode: 0o755 });
  const server = execa(sshd, ['-D', '-e', '-f', configuration], { reject: false, stdin: 'ignore' });
  await new Promise<void>((resolve, reject) => {
    let said = '';
    server.stderr.on('data', (text) => {
      said += String(text);
      if (said.includes('Server listening')) resolve();
    });
    server.on('exit', () => reject(new Error(`sshd ended: ${said}`)));
  });
  let keys = 0;
  return {
    port,
    user: userInfo().username,
    knownHostsFile,
    async makeKey() {
      keys += 1;
      const file = join(folder, `id ${keys}`);
      await generateKey(file);
      return file;
    },
    allow: async (keyFile) => writeFile(authorizedKeys, await publicKey(keyFile)),
    async stop() {
      server.kill();
      await server;
    },
  };
}

async function generateKey(file: string): Promise<void> {
  await execa('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'test', '-f', file]);
}

async function publicKey(file: string): Promise<string> {
  return (await execa('ssh-keygen', ['-y', '-f', file])).stdout;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
