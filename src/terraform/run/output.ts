import { stoppedSummary } from '../../../provider/plugin/calls/until-stopped.js';
import type { Command } from './command.js';
import { type Diagnostic, errorsInText } from './diagnostics.js';
import { type ChangeSummary, parseEvent, type TerraformEvent } from './events.js';
import { LineSplitter } from './lines.js';

/**
 * Who is told of what Terraform prints. Terraform is always asked for JSON, whose texts can be told apart: its text for people mixes
 * its own words with those of files and servers. The callbacks must not throw.
 */
export interface RunOutput {
  /** Given each of Terraform's JSON lines. `init` prints text, told as events of type `other`. */
  readonly onEvent?: (event: TerraformEvent) => void;
  /** Given each line of Terraform's log, which TF_LOG has it write. */
  readonly onLog?: (line: string) => void;
}

export interface Sink {
  /** The command with the arguments of the mode, and where its output goes. */
  readonly command: Pick<Command, 'args' | 'onStdout' | 'onStderr' | 'diagnostics'>;
  /** What the output told. To be asked once the command has ended. */
  readonly results: () => {
    readonly diagnostics: readonly Diagnostic[];
    readonly summary: ChangeSummary | undefined;
  };
}

/** Prepares to take the output of one command. */
export function openOutput({ onEvent, onLog }: RunOutput, [name, ...rest]: Command['args']): Sink {
  const diagnostics: Diagnostic[] = [];
  let summary: ChangeSummary | undefined;
  const lines = new LineSplitter((line) => {
    const event = parseEvent(line);
    if (event.type === 'diagnostic') {
      // Each resource says so; that the run was stopped is said once, by whoever stopped it.
      if (event.diagnostic.summary === stoppedSummary) return;
      diagnostics.push(event.diagnostic);
    }
    if (event.type === 'change_summary') summary = event.changes;
    onEvent?.(event);
  });
  const log = new LineSplitter((line) => onLog?.(line));
  // Terraform before 1.9 knows no `init -json`, and later ones print text among it; `import` has none.
  const json = name === 'init' || name === 'import' ? [] : ['-json'];
  return {
    command: {
      args: [name, '-no-color', ...json, ...rest],
      onStdout: (text) => lines.add(text),
      onStderr: (text) => log.add(text),
      diagnostics: (stderr) => {
        lines.end();
        return diagnostics.length === 0 ? errorsInText(stderr) : diagnostics;
      },
    },
    results: () => {
      lines.end();
      log.end();
      return { diagnostics, summary };
    },
  };
}
