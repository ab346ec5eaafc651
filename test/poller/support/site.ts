import { createHmac } from 'node:crypto';
import { cp, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  createSimulator,
  type ManualClock,
  manualClock,
  type Simulator,
} from '../../../src/simulator/index.js';
import { createOrigin, type Files, type Origin } from '../git/support/origin.js';
import type { RunningWatch } from './running-watch.js';
import { instance } from './watched-system.js';

/** What a file of the repository is called that holds an NS instance. */
export const fileOf = (name: string) => `deploy/kdu/${name}.ops.yaml`;

/** A Git repository and the OSM that is to be as it says; the poller between them is not in it. */
export interface Site {
  readonly name: string;
  readonly origin: Origin;
  readonly simulator: Simulator;
  /** Lets OSM's operations go on; they stand still until then. */
  letRun(): void;
  /** Has them stand still again. */
  hold(): void;
  /** Commits files and tells of it as GitHub does. @returns The commit. */
  push(watch: RunningWatch, files: Files): Promise<string>;
  /** Tells of a push as GitHub does, in the name of somebody who knows this secret. @returns The status. */
  tell(watch: RunningWatch, secret?: string): Promise<number>;
  /** What runs in OSM. */
  instances(): string[];
  /** The keys of osmops.yaml but for `git`. */
  readonly keys: readonly string[];
  close(): Promise<void>;
}

export interface SiteSecrets {
  readonly osmPassword: string;
  readonly hook: string;
}

/**
 * A repository with the example's packages and one NS instance called as the site, which is committed.
 *
 * @param folder Where osmops.yaml is; the site's secrets are put into its folder `secrets`.
 */
export async function openSite(
  name: string,
  folder: string,
  { osmPassword, hook }: SiteSecrets,
): Promise<Site> {
  const clock: ManualClock = manualClock(Date.now() / 1000);
  const simulator = createSimulator({
    clock,
    operationSeconds: 0.05,
    seed: {
      users: [{ name: 'osmops', password: osmPassword, roles: { admin: 'system_admin' } }],
      vimAccounts: ['mylocation1'],
    },
  });
  const { port } = await simulator.listen();
  const secretFile = async (what: string, text: string) => {
    const path = join('secrets', `${name}-${what}`);
    await writeFile(join(folder, path), text);
    return path;
  };
  const connectionFile = await secretFile(
    'osm.yaml',
    `hostname: 127.0.0.1:${port}\nproject: admin\nuser: osmops\npassword: ${osmPassword}\ntls: false\n`,
  );
  const hookFile = await secretFile('hook', `${hook}\n`);
  const origin = await createOrigin();
  await cp(resolve('examples/openldap'), origin.path, { recursive: true });
  await rm(join(origin.path, fileOf('ldap')));
  await rm(join(origin.path, 'connection.yaml'));
  await origin.commit({ [fileOf(name)]: instance(name) });
  let ticking: NodeJS.Timeout | undefined;

  const site: Site = {
    name,
    origin,
    simulator,
    keys: [`connectionFile: ${connectionFile}`, `webhook: { provider: github, secretFile: ${hookFile} }`],
    letRun() {
      ticking ??= setInterval(() => clock.advance(0.05), 20);
    },
    hold() {
      clearInterval(ticking);
      ticking = undefined;
    },
    async push(watch, files) {
      const commit = await origin.commit(files);
      await site.tell(watch);
      return commit;
    },
    async tell(watch, secret = hook) {
      const body = '{"ref":"refs/heads/main"}';
      const sum = createHmac('sha256', secret).update(body).digest('hex');
      const headers = { 'x-github-event': 'push', 'x-hub-signature-256': `sha256=${sum}` };
      return (await fetch(`${watch.url}/hooks/${name}`, { method: 'POST', body, headers })).status;
    },
    instances: () =>
      simulator.world
        .instances()
        .map((found) => found.name)
        .sort(),
    async close() {
      site.hold();
      await simulator.close();
    },
  };
  return site;
}
