import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../../src/deploy/index.js';
import { common } from '../instance.js';
import type { SetupClient } from './setup-client.js';

/** The archives of `openldap_knf` and `openldap_ns` that were uploaded for the recordings, by their MD5. */
const archives = [
  ['vnfpkgm/v1/vnf_packages_content', '8434dc00485d1397a94df357e653363c'],
  ['nsd/v1/ns_descriptors_content', 'afe8e4b9508a85db0bc94a970e9dbe10'],
] as const;

const madeSchema = z.object({ id: z.string() });
const listSchema = z.array(z.object({ _id: z.string() }));

/** Puts into an OSM the packages that all instances use, and other people's instances, `other-0001` and on. */
export async function furnish(client: SetupClient, unmanaged: number): Promise<void> {
  for (const [path, md5] of archives) {
    const file = join(projectRoot, 'test', 'simulator', 'recordings', 'archives', `${md5}.tar.gz`);
    await client.post(path, 'application/gzip', await readFile(file), madeSchema);
  }
  const [nsd] = await client.get('nsd/v1/ns_descriptors', listSchema);
  const [vimAccount] = await client.get('admin/v1/vim_accounts', listSchema);
  for (let index = 1; index <= unmanaged; index += 1) {
    const body = {
      nsName: `other-${String(index).padStart(4, '0')}`,
      nsdId: nsd?._id,
      nsDescription: common.description,
      vimAccountId: vimAccount?._id,
    };
    await client.post('nslcm/v1/ns_instances_content', 'application/json', JSON.stringify(body), madeSchema);
  }
}
