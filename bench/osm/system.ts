import { createSimulator, type Simulator } from '../../src/simulator/index.js';
import { common } from '../instance.js';
import { type CountingProxy, startCountingProxy } from '../wire/counting-proxy.js';
import { furnish } from './furnish.js';
import { openSetupClient } from './setup-client.js';

/** A simulated OSM that is as slow as the real one, behind a proxy that counts. */
export interface OsmSystem {
  readonly simulator: Simulator;
  /** What the contenders talk to. */
  readonly proxy: CountingProxy;
  /**
   * A user who has not logged in yet, with the password `admin`: OSM holds a second login within two seconds back, and
   * commits do not follow each other so fast. As long as `admin`, so that bytes are the same.
   */
  nextUser(): string;
  /** Removes the instances that a contender left behind. */
  clean(): void;
  close(): Promise<void>;
}

/** How long an operation of OSM takes, in seconds: that of the recordings' life-cycle manager. */
export const operationSeconds = 0.3;
/** OSM's own. */
const backlog = 5;
const userCount = 200;
const userName = (index: number) => `u${String(index).padStart(4, '0')}`;

/** @param unmanaged How many instances of other people there are. */
export async function openOsm(unmanaged: number): Promise<OsmSystem> {
  const roles = { admin: 'system_admin' };
  const simulator = createSimulator({
    release: 8,
    latency: true,
    operationSeconds,
    seed: {
      vimAccounts: [common.vimAccountName],
      users: [
        { name: 'admin', password: 'admin', roles },
        ...Array.from({ length: userCount }, (_, index) => ({
          name: userName(index),
          password: 'admin',
          roles,
        })),
      ],
    },
  });
  const { url, port } = await simulator.listen();
  await furnish(await openSetupClient(url), unmanaged);
  await simulator.world.settled();
  const proxy = await startCountingProxy(port, backlog);
  let users = 0;
  return {
    simulator,
    proxy,
    nextUser: () => {
      users += 1;
      return userName(users - 1);
    },
    clean: () => {
      for (const { id, name } of simulator.world.instances()) {
        if (!name.startsWith('other-')) simulator.world.remove(id);
      }
    },
    close: async () => {
      await proxy.close();
      await simulator.close();
    },
  };
}
