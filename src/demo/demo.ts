import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isOsmopsError, OsmopsError } from '../../provider/errors/index.js';
import { createSimulator, type Simulator } from '../simulator/index.js';
import { printEnding } from './ending.js';
import { connectionFile, createGitRepository } from './git-repository.js';
import { openOsmops } from './osmops.js';
import type { Screen } from './screen.js';
import type { Step } from './stage.js';
import { steps } from './steps.js';
import { ensureTerraform } from './terraform.js';

export interface DemoOptions {
  readonly screen: Screen;
  /** The environment of all commands. */
  readonly env: NodeJS.ProcessEnv;
  /** Ends the demo early; it cleans up all the same. */
  readonly signal: AbortSignal;
  /** The OSM of the demo, which does not listen yet. */
  readonly simulator?: Simulator;
}

/** An OSM in which the example finds what it needs. */
export function createDemoOsm(): Simulator {
  return createSimulator({ seed: { vimAccounts: ['mylocation1'] } });
}

/**
 * Shows the main job from end to end in a new Git repository against a simulated OSM, and checks every step of it.
 * Leaves nothing running and no file.
 *
 * @throws OsmopsError `demo-failed`, which names the step that did not do what it says.
 */
export async function runDemo(options: DemoOptions): Promise<void> {
  const { screen, signal, simulator = createDemoOsm() } = options;
  const folder = await mkdtemp(join(tmpdir(), 'osmops-demo-'));
  const dir = join(folder, 'my-services');
  // What the demo makes is gone at its end, and so is the state that knows of it.
  const env = { ...options.env, XDG_STATE_HOME: join(folder, 'state') };
  try {
    await mkdir(dir);
    screen.heading('An OSM and a repository to play with');
    await ensureTerraform(env, screen, { signal });
    const { port } = await simulator.listen();
    screen.say(`A simulated OSM listens on 127.0.0.1:${port}.`);
    const repository = await createGitRepository(dir, screen);
    await repository.edit(connectionFile, (file) => file.set('hostname', `127.0.0.1:${port}`));
    await repository.commit('The openldap example');
    const stage = { screen, simulator, repository, osmops: openOsmops({ dir, env, signal, screen }) };
    for (const [index, step] of steps.entries()) {
      screen.heading(`${index + 1}/${steps.length} ${step.title}`);
      const start = performance.now();
      await step.run(stage).catch((error: unknown) => {
        throw signal.aborted ? error : failureOf(index + 1, step, error);
      });
      screen.done((performance.now() - start) / 1000);
    }
    printEnding(
      screen,
      steps.map(({ title }) => title),
      simulator.log,
    );
  } finally {
    await simulator.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function failureOf(number: number, { title }: Step, error: unknown): OsmopsError {
  return new OsmopsError({
    code: 'demo-failed',
    message: `Step ${number}, "${title}", failed. ${error instanceof Error ? error.message : String(error)}`,
    remedy: isOsmopsError(error) ? error.remedy : 'Please report it with what was printed above.',
    cause: error,
  });
}
