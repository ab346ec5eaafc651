import type { Explanations } from './explanation.js';

/** Errors of the command `osmops` itself. */
export const commandLineExplanations = {
  usage: {
    cause:
      'The command line has a command, an option or a value that does not exist, lacks one that is needed, or asks for what cannot be done there: a question where there is no terminal, a program that cannot be run.',
    remedy: '`osmops --help` lists the commands, `osmops COMMAND --help` says what one takes.',
  },
  cancelled: {
    cause:
      'Somebody stopped the work: Ctrl-C, a signal, or Terraform asked the provider to stop. What OSM was told already goes on in OSM.',
    remedy: 'Run the command again: it takes up what is under way and does not begin anew.',
  },
  'simulator-failed': {
    cause: 'The simulator could not listen: the port is taken, or the user may not use it.',
    remedy: 'Choose another port with `--port`; 0 is any free one.',
  },
  'demo-failed': {
    cause:
      'A step of the demo did not end as it says it would. The demo checks each of its steps, so this is either a fault of osmops or something on this computer that stands in the way.',
    remedy: 'Read what the step printed. If it does not explain itself, please report it.',
  },
} as const satisfies Explanations;
