import { join } from 'node:path';
import { OsmopsError } from '../../provider/errors/index.js';
import { openRun, providerMain } from '../../src/deploy/index.js';
import { type Deployment, readRepository } from '../../src/repository/index.js';
import { openKeeper, startProvider } from '../../src/terraform/index.js';
import type { Contender } from '../contender.js';
import type { BenchRepository } from './repository.js';

/**
 * osmops as it runs for long: one provider process and one login serve all steps, as in the poller. Each step reads the
 * repository, synthesizes, and has the real Terraform do what the command has it do. What is left out is the start: of
 * Node, of the provider, and `terraform init`.
 */
export async function osmopsSession(repository: BenchRepository, user: string): Promise<Contender> {
  await repository.connectAs(user);
  const { env } = process;
  const provider = startProvider({ main: providerMain, env });
  const store = join(repository.root, '.store');
  const { signal } = new AbortController();

  /** What a command does from the lock on the state to its release. */
  async function step(kind: 'apply' | 'destroy', applies: boolean): Promise<void> {
    const deployment = await read(repository.root);
    const keeper = await openKeeper({ folder: store, lock: { timeoutMs: 0, signal } });
    try {
      const run = await openRun({
        ...{ deployment, kind, keeper, provider, env, control: {} },
        adoption: { adopt: 'never', owners: async () => [] },
        owner: 'bench',
        folder: join(store, 'run'),
        stateFile: join(store, 'terraform.tfstate'),
      });
      const made = await run.plan({ out: join(store, 'run', 'bench.tfplan') });
      if (applies && made.hasChanges) await run.apply(made);
      run.close();
    } finally {
      await keeper.close();
    }
  }

  await step('apply', false);
  return {
    declare: (instances) => repository.declare(instances),
    plan: () => step('apply', false),
    apply: () => step('apply', true),
    destroy: () => step('destroy', true),
    close: async () => {
      await (await provider).stop();
      await repository.remove();
    },
  };
}

async function read(root: string): Promise<Deployment> {
  const { deployment, problems } = await readRepository(root);
  if (deployment !== undefined) return deployment;
  throw new OsmopsError({
    code: 'repository-invalid',
    message: `The repository of the measurement is invalid: ${JSON.stringify(problems[0])}`,
    remedy: 'Mend bench/ours/repository.ts.',
  });
}
