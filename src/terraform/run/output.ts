import type { Command } from './command.js';
import { createdIn, createdInLine } from './created.js';
import { type Diagnostic, errorsInText } from './diagnostics.js';
import { type ChangeSummary, parseEvent, type TerraformEvent } from './events.js';
import { LineSplitter } from './lines.js';

/** What Terraform prints, and who is told. The callbacks must not throw. */
export type OutputMode = HumanOutput | JsonOutput;

/** Terraform's text for people, passed on as it comes. */
export interface HumanOutput {
  readonly mode: 'human';
  readonly colour: boolean;
  readonly onOutput: (text: string, stream: 'stdout' | 'stderr') => void;
}

/** Terraform's JSON lines, one event each. `init` prints text in this mode too, told as events of type `other`. */
export interface JsonOutput {
  readonly mode: 'json';
  readonly onEvent?: (event: TerraformEvent) => void;
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

/** Told of an object whose creation Terraform reports as complete, by its id. Must not throw. */
export type CreatedListener = (id: string) => void;

/** Prepares to take the output of one command. */
export function openOutput(output: OutputMode, args: Command['args'], onCreated: CreatedListener): Sink {
  return output.mode === 'human'
    ? openHumanOutput(output, args, onCreated)
    : openJsonOutput(output, args, onCreated);
}

function openHumanOutput(
  { colour, onOutput }: HumanOutput,
  [name, ...rest]: Command['args'],
  onCreated: CreatedListener,
): Sink {
  const lines = new LineSplitter((line) => {
    const id = createdInLine(line);
    if (id !== undefined) onCreated(id);
  });
  return {
    command: {
      args: [name, ...(colour ? [] : ['-no-color']), ...rest],
      onStdout: (text) => {
        onOutput(text, 'stdout');
        lines.add(text);
      },
      onStderr: (text) => onOutput(text, 'stderr'),
      diagnostics: errorsInText,
    },
    results: () => ({ diagnostics: [], summary: undefined }),
  };
}

function openJsonOutput(
  { onEvent }: JsonOutput,
  [name, ...rest]: Command['args'],
  onCreated: CreatedListener,
): Sink {
  const diagnostics: Diagnostic[] = [];
  let summary: ChangeSummary | undefined;
  const lines = new LineSplitter((line) => {
    const event = parseEvent(line);
    if (event.type === 'diagnostic') diagnostics.push(event.diagnostic);
    if (event.type === 'change_summary') summary = event.changes;
    const id = createdIn(event);
    if (id !== undefined) onCreated(id);
    onEvent?.(event);
  });
  // Terraform before 1.9 knows no `init -json`, and later ones print text among it.
  const json = name === 'init' ? [] : ['-json'];
  return {
    command: {
      args: [name, '-no-color', ...json, ...rest],
      onStdout: (text) => lines.add(text),
      onStderr: () => undefined,
      diagnostics: (stderr) => {
        lines.end();
        return diagnostics.length === 0 ? errorsInText(stderr) : diagnostics;
      },
    },
    results: () => {
      lines.end();
      return { diagnostics, summary };
    },
  };
}
