import { Command, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { version } from '../../provider/version.js';
import type { Run } from './command.js';
import { applyCommand } from './commands/apply.js';
import { approveCommand } from './commands/approve.js';
import { begunCommand } from './commands/begun.js';
import { destroyCommand } from './commands/destroy.js';
import { driftCommand } from './commands/drift.js';
import { exportCommand } from './commands/export.js';
import { graphCommand } from './commands/graph.js';
import { historyCommand } from './commands/history.js';
import { initCommand } from './commands/init.js';
import { logsCommand } from './commands/logs.js';
import { packCommand } from './commands/pack.js';
import { planCommand } from './commands/plan.js';
import { providerEnvCommand } from './commands/provider-env.js';
import { providerExecCommand } from './commands/provider-exec.js';
import { providerInstallCommand } from './commands/provider-install.js';
import { reconcileCommand } from './commands/reconcile.js';
import { rejectCommand } from './commands/reject.js';
import { resumeCommand } from './commands/resume.js';
import { rollbackCommand } from './commands/rollback.js';
import { showCommand } from './commands/show.js';
import { simulatorCommand } from './commands/simulator.js';
import { stateAdoptCommand } from './commands/state/adopt.js';
import { stateForgetCommand } from './commands/state/forget.js';
import { stateListCommand } from './commands/state/list.js';
import { stateMoveCommand } from './commands/state/move.js';
import { stateMvCommand } from './commands/state/mv.js';
import { statePullCommand } from './commands/state/pull.js';
import { statePushCommand } from './commands/state/push.js';
import { stateRmCommand } from './commands/state/rm.js';
import { stateShowCommand } from './commands/state/show.js';
import { stateUnlockCommand } from './commands/state/unlock.js';
import { stateUntaintCommand } from './commands/state/untaint.js';
import { statusCommand } from './commands/status.js';
import { suspendCommand } from './commands/suspend.js';
import { synthCommand } from './commands/synth.js';
import { terraformInstallCommand } from './commands/terraform-install.js';
import { validateCommand } from './commands/validate.js';
import { versionCommand } from './commands/version.js';
import { waitCommand } from './commands/wait.js';
import { watchCommand } from './commands/watch.js';
import type { Host } from './host.js';

const description =
  'Keeps the network services of Open Source MANO (OSM) as files in Git: reads an OSM Ops repository, and has Terraform plan and apply it.';

const notes = `
A repository is a folder with an osm_ops_config.yaml; the default is the current folder.

Exit codes: 0 done, 1 an error or a wrong command line, 2 there are changes, drift, or things left out (plan
--detailed-exitcode, drift, export), 3 an NS instance is not READY (apply, wait), 4 the time is over (wait), 130 stopped by Ctrl-C.

Environment:
  OSMOPS_TERRAFORM  the terraform or tofu to run (default: the one on PATH)
  NO_COLOR          print without colours
  TF_LOG            have Terraform and the provider tell what they do, on standard error
  OSMOPS_DEBUG      print the stack of an error`;

/** The command line of `osmops`. A command line that is not understood is thrown as commander's error. */
export function buildProgram(
  run: Run,
  { stdout, stderr }: Pick<Host, 'stdout' | 'stderr'>,
): CommandUnknownOpts {
  const program = new Command('osmops')
    .description(description)
    .version(version, '-V, --version', 'print the version')
    .addHelpText('after', notes)
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
      // Thrown as well, and printed like every other error.
      outputError: () => undefined,
    });
  for (const command of [
    initCommand(run),
    exportCommand(run),
    validateCommand(run),
    synthCommand(run),
    planCommand(run),
    applyCommand(run),
    destroyCommand(run),
    driftCommand(run),
    begunCommand(run),
    watchCommand(run),
    graphCommand(run),
    packCommand(run),
    statusCommand(run),
    waitCommand(run),
    logsCommand(run),
    historyCommand(run),
    showCommand(run),
    approveCommand(run),
    rejectCommand(run),
    suspendCommand(run),
    resumeCommand(run),
    reconcileCommand(run),
    rollbackCommand(run),
    simulatorCommand(run),
    group('state', 'the state of a repository, which knows what osmops made', [
      stateListCommand(run),
      stateShowCommand(run),
      statePullCommand(run),
      statePushCommand(run),
      stateRmCommand(run),
      stateMvCommand(run),
      stateMoveCommand(run),
      stateUntaintCommand(run),
      stateUnlockCommand(run),
      stateAdoptCommand(run),
      stateForgetCommand(run),
    ]),
    group('provider', 'the Terraform provider, for use by plain terraform or cdktf', [
      providerInstallCommand(run),
      providerEnvCommand(run),
      providerExecCommand(run),
    ]),
    versionCommand(run),
    group('terraform', 'the Terraform that osmops runs', [terraformInstallCommand(run)]),
  ]) {
    program.addCommand(command);
  }
  passSettingsOn(program);
  return program;
}

function group(name: string, summary: string, commands: readonly CommandUnknownOpts[]): CommandUnknownOpts {
  const parent: CommandUnknownOpts = new Command(name)
    .enablePositionalOptions()
    .summary(summary)
    .description(`Has to do with ${summary}.`);
  for (const command of commands) parent.addCommand(command);
  return parent;
}

/** Commander does it only for commands that it makes itself. */
function passSettingsOn(parent: CommandUnknownOpts): void {
  for (const command of parent.commands) {
    command.copyInheritedSettings(parent);
    passSettingsOn(command);
  }
}
