import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { common, type Instance } from '../instance.js';

/** An OSM Ops repository in a folder of its own. */
export interface BenchRepository {
  readonly root: string;
  /** Declares these instances and no others, a file each. */
  declare(instances: readonly Instance[]): Promise<void>;
  /** Whom to log in as from now on. */
  connectAs(user: string): Promise<void>;
  remove(): Promise<void>;
}

/** Makes a repository without instances; `port` is OSM's, on this machine. */
export async function makeRepository(root: string, port: number): Promise<BenchRepository> {
  const kdus = join(root, 'deploy', 'kdu');
  await mkdir(kdus, { recursive: true });
  await write(join(root, 'osm_ops_config.yaml'), {
    targetDir: 'deploy',
    fileExtensions: ['.ops.yaml'],
    connectionFile: 'connection.yaml',
  });
  const files = new Map<string, string>();

  async function declareOne({ name, replicaCount }: Instance): Promise<void> {
    if (files.get(name) === replicaCount) return;
    await write(join(kdus, `${name}.ops.yaml`), {
      kind: 'NsInstance',
      name,
      description: common.description,
      nsdName: common.nsdName,
      vnfName: common.vnfName,
      vimAccountName: common.vimAccountName,
      kdu: { name: common.kduName, params: { replicaCount } },
    });
    files.set(name, replicaCount);
  }

  return {
    root,
    declare: async (instances) => {
      const wanted = new Set(instances.map(({ name }) => name));
      for (const name of files.keys()) {
        if (wanted.has(name)) continue;
        await rm(join(kdus, `${name}.ops.yaml`));
        files.delete(name);
      }
      for (const instance of instances) await declareOne(instance);
    },
    connectAs: (user) =>
      write(join(root, 'connection.yaml'), {
        hostname: `127.0.0.1:${port}`,
        project: 'admin',
        user,
        password: 'admin',
        tls: false,
      }),
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

function write(path: string, content: object): Promise<void> {
  return writeFile(path, stringify(content));
}
