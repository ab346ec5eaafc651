import type { Explanations } from './explanation.js';

/** Errors of the command `osmops` itself. */
export const commandLineExplanations = {
  usage: {
    cause:
      'The command line has a command, an option or a value that does not exist, lacks one that is needed, or asks for what cannot be done there: a question where there is no terminal, a program that cannot be run.',
    remedy: '`osmops --help` lists the commands, `osmops COMMAND --help` says what one takes.',
  },
  'operator-config-invalid': {
    cause:
      "The file of the command's operator (`$XDG_CONFIG_HOME/osmops/config.yaml`, or what `--config` or `OSMOPS_CONFIG` names) cannot be read, can be changed by others, has a key that nothing reads, or a value that cannot be used.",
    remedy: 'Correct the file at the line that is named. `docs/cli.md` lists every key.',
  },
  'approval-needed': {
    cause:
      'An apply was to go on without a question (`--auto-approve`), and its plan does what a person has to see first: it destroys or replaces more objects than `--max-destroys` says, the files declare nothing any more, or it takes over what somebody else made in OSM. Nothing was changed.',
    remedy:
      'Look at `osmops plan`. If the plan is what you want, answer the question of `osmops apply` at a terminal, or add the option that the message names. What holds every time belongs into the configuration of the operator.',
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
