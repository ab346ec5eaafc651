import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { createSshSigner, type Signer } from '../git/support/signers.js';
import { type SshServer, startSshServer } from '../git/support/ssh-server.js';
import { type RunningWatch, runWatch } from '../support/running-watch.js';
import { fileOf, openSite, type Site } from '../support/site.js';
import { instance } from '../support/watched-system.js';

let server: SshServer;
let site: Site;
let ada: Signer;
let watch: RunningWatch;

beforeAll(async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'secrets'));
  server = await startSshServer();
  const key = await server.makeKey();
  await server.allow(key);
  ada = await createSshSigner('ada@example.org');
  await writeFile(join(folder, 'signers'), ada.publicKey);
  site = await openSite('site', folder, { osmPassword: 'an OSM password', hook: 'a hook secret' });
  site.letRun();
  await sign(ada);
  await writeFile(
    join(folder, 'osmops.yaml'),
    `dataDir: data
http: { listen: "127.0.0.1:0" }
repositories:
  - name: site
    git:
      url: ssh://${server.user}@127.0.0.1:${server.port}${site.origin.path}/.git
      interval: 1h
      auth: { sshKeyFile: "${key}", knownHostsFile: "${server.knownHostsFile}" }
      verify: { object: commit, sshSignersFile: signers }
    ${site.keys.join('\n    ')}
`,
  );
  watch = await runWatch(folder, {});
});

afterAll(async () => {
  await watch.end();
  await server.stop();
  await site.close();
});

/** Signs the last commit. */
async function sign({ options }: Signer): Promise<string> {
  await site.origin.git([...options, 'commit', '--quiet', '--amend', '--no-edit', '--gpg-sign']);
  return site.origin.git(['rev-parse', 'HEAD']);
}

test('over SSH signed commits are applied; one that is not signed is refused, and what is in force stays', async () => {
  const { revision: good } = await watch.next('site', 'applied');
  await watch.reaches('site', 'ready');

  const unsigned = await site.push(watch, { [fileOf('second')]: instance('second') });
  expect(await watch.next('site', 'revision-refused')).toMatchObject({
    revision: { commit: unsigned },
    error: { code: 'revision-refused' },
  });
  await watch.osmops('reconcile', 'site');
  expect(await watch.next('site', 'planned')).toMatchObject({ revision: good });
  await watch.reaches('site', 'revision-refused');
  expect(await watch.status('site')).toMatchObject({
    applied: good,
    seen: { commit: unsigned },
    troubles: [{ about: 'source', code: 'revision-refused', commit: unsigned }],
  });

  await createSshSigner('eve@example.org').then(sign);
  await site.tell(watch);
  await watch.next('site', 'revision-refused');
  expect(site.instances()).toEqual(['site']);

  const signed = await sign(ada);
  await site.tell(watch);
  expect(await watch.next('site', 'applied')).toMatchObject({ revision: { commit: signed } });
  expect(site.instances()).toEqual(['second', 'site']);
});
