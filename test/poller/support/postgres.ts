import { chown, mkdir, realpath, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { until } from '../../support/until.js';

/** A real PostgreSQL on a socket of its own, as a user who is not root. */
export interface Postgres {
  /** For Terraform's `PG_CONN_STR`; holds the password. */
  readonly connection: string;
  query(sql: string): Promise<string>;
  stop(): Promise<void>;
}

/** PostgreSQL refuses to run as root: then it runs as nobody. */
const nobody = 65_534;

export async function startPostgres(folder: string, password: string): Promise<Postgres> {
  const bin = await programFolder();
  const program = (name: string) => join(bin, name);
  const isRoot = process.getuid?.() === 0;
  const as = isRoot ? { uid: nobody, gid: nobody } : {};
  const [data, sockets, passwordFile] = ['data', 'sockets', 'password'].map((name) => join(folder, name));
  if (data === undefined || sockets === undefined || passwordFile === undefined)
    throw new Error('no folders');
  for (const path of [data, sockets]) await mkdir(path, { mode: 0o700 });
  await writeFile(passwordFile, password);
  if (isRoot) for (const path of [folder, data, sockets, passwordFile]) await chown(path, nobody, nobody);
  const auth = ['--username=osmops', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  await execa(program('initdb'), ['--pgdata', data, ...auth], { ...as, cwd: folder });
  const server = execa(program('postgres'), ['-D', data, '-k', sockets, '-c', 'listen_addresses='], {
    ...as,
    cwd: folder,
    reject: false,
  });
  const query = async (sql: string) => {
    const env = { PGPASSWORD: password };
    const args = ['-h', sockets, '-U', 'osmops', '-d', 'postgres', '-At', '-c', sql];
    return (await execa(program('psql'), args, { env, cwd: folder })).stdout;
  };
  await until(() =>
    query('select 1').then(
      () => true,
      () => false,
    ),
  );
  return {
    connection: `host=${sockets} user=osmops password=${password} dbname=postgres sslmode=disable`,
    query,
    async stop() {
      server.kill('SIGINT');
      await server;
    },
  };
}

/** Debian keeps the server's programs off PATH. */
async function programFolder(): Promise<string> {
  const find = 'command -v initdb || ls -d /usr/lib/postgresql/*/bin/initdb | tail -1';
  const { stdout } = await execa('sh', ['-c', find]);
  return dirname(await realpath(stdout));
}
