import type { Run } from '../command.js';
import { changeCommand } from './change-command.js';

export function applyCommand(run: Run) {
  return changeCommand(
    'apply',
    {
      summary: 'bring OSM to what the repository says',
      description:
        'Plans, prints the plan, asks, and applies exactly that plan. Operations of OSM are awaited. Ctrl-C ends the waiting, not what OSM has begun; the state is written, and the next apply goes on from there.',
      examples: [
        ['osmops apply', 'apply the repository in the current folder'],
        ['osmops apply deployments --auto-approve', 'without being asked, as in a pipeline'],
      ],
      done: 'done, or nothing to do; every NS instance is READY',
      notReady: 'done, but an NS instance is not READY',
    },
    run,
  );
}
