import { join } from 'node:path';
import { execa } from 'execa';
import { projectRoot } from '../../src/deploy/index.js';
import type { Contender } from '../contender.js';
import type { BenchRepository } from './repository.js';

/** What `npm run build` leaves. */
const osmopsMain = join(projectRoot, 'dist', 'src', 'cli', 'main.js');

/**
 * osmops as a command that is typed: each step starts it, and it starts the provider, which logs in.
 *
 * @param nextUser Each command logs in as another user, for OSM holds back who comes again within two seconds.
 */
export function osmopsCommand(repository: BenchRepository, nextUser: () => string): Contender {
  const run = async (...args: string[]): Promise<void> => {
    const env = { XDG_STATE_HOME: join(repository.root, '.state') };
    await execa(process.execPath, [osmopsMain, ...args, repository.root], { env, stdin: 'ignore' });
  };
  const asNextUser = async (...args: string[]): Promise<void> => {
    await repository.connectAs(nextUser());
    await run(...args);
  };
  return {
    declare: (instances) => repository.declare(instances),
    plan: () => asNextUser('plan'),
    apply: () => asNextUser('apply', '--auto-approve'),
    destroy: () => asNextUser('destroy', '--auto-approve'),
    close: () => repository.remove(),
  };
}
