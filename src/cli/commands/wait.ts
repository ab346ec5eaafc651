import { InvalidArgumentError } from '@commander-js/extra-typings';
import { defaultTimeout, duration, durationMs } from '../../../provider/resources/duration.js';
import { type Run, stateOption, stoppedExitCode } from '../command.js';
import { pollerCommand } from '../poller/poller-command.js';
import { isFolder } from '../run/is-folder.js';

export function waitCommand(run: Run) {
  return pollerCommand('wait', {
    summary: 'wait until OSM, or a poller, has ended what is under way',
    description:
      'Waits, and changes nothing, in OSM or in the state. TARGET is the folder of a repository: what OSM does with the NS instances of its state is waited for, whoever began it. Or it is the name of a repository of a running poller: it is waited for until the revision that it has seen is in force, or it does not go on by itself.',
    examples: [
      ['osmops wait', 'until OSM has ended what an interrupted apply began'],
      ['osmops wait site-a --timeout 20m', 'until the poller has brought site-a to what it has seen last'],
    ],
    exitCodes: [
      [
        0,
        'nothing is under way any more; every NS instance is READY, and a revision that was seen is in force',
      ],
      [1, 'an error; or the poller failed at the revision, and stopped or tries again'],
      [2, 'a repository of a poller waits for a person: a plan for its approval, a suspension, drift'],
      [3, 'nothing is under way any more, but an NS instance is not READY'],
      [4, 'the time is over'],
      stoppedExitCode,
    ],
  })
    .argument('[target]', 'folder of a repository, or the name of one that a poller watches', '.')
    .option(...stateOption)
    .option(
      '--timeout <duration>',
      `how long to wait, such as 90m or 45s`,
      durationOption,
      durationMs(defaultTimeout),
    )
    .action((target, options) =>
      run(options, async (io) => {
        const { waitForOsm, waitForPoller } = await import('../run/wait.js');
        return (await isFolder({ target, config: options.config }, io.host))
          ? waitForOsm(target, options.state, options.timeout, io)
          : waitForPoller(target, options, options.timeout, io);
      }),
    );
}

function durationOption(text: string): number {
  if (duration.safeParse(text).success) return durationMs(text);
  throw new InvalidArgumentError('It is no length of time such as 90m, 1h30m or 45s.');
}
