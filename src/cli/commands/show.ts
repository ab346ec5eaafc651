import { message, shown } from '../../../base/text/index.js';
import { shortPlanId } from '../../poller/view/plan-id.js';
import { shortCommit } from '../../poller/view/revision.js';
import { plainExitCodes, type Run } from '../command.js';
import { exitCodes } from '../exit-codes.js';
import { printPlanView } from '../output/plan-view.js';
import { pollerCommand, reachPoller } from '../poller/poller-command.js';

export function showCommand(run: Run) {
  return pollerCommand('show', {
    summary: 'show the plan of a poller that waits for approval',
    description:
      "Prints what the plan that waits would create, change and destroy, with old and new values. Secrets are hidden. By --url the values are there with the token, and only if the repository's configuration says `showValues`.",
    examples: [
      ['osmops show site-a', 'the plan of site-a that waits'],
      ['osmops show site-a 6f0c1d2e --json', 'that one and no other, as JSON'],
    ],
    exitCodes: plainExitCodes,
  })
    .argument('<name>', 'name of the repository')
    .argument('[plan]', 'id of the plan, or at least its first 6 characters: an error if another one waits')
    .action((name, plan, options) =>
      run(options, async (io) => {
        const waiting = await (await reachPoller(options, io.host)).plan(name, plan);
        const { reconcileId, revision, reason } = waiting;
        const id = shortPlanId(reconcileId);
        io.out.line(
          shown`Plan ${id} of ${shortCommit(revision.commit)} ${revision.ref}  ${revision.author}: ${revision.subject}`,
        );
        io.out.line(shown`It waits for approval: ${message(reason)}`);
        printPlanView(waiting.plan, io.out);
        io.out.line();
        io.out.line(`\`osmops approve ${name} ${id}\` applies it, \`osmops reject ${name} ${id}\` drops it.`);
        io.document({ ...waiting });
        return exitCodes.ok;
      }),
    );
}
