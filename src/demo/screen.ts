import type { Writable } from 'node:stream';
import { shown } from '../../base/text/index.js';
import { openPrinter } from '../cli/output/io.js';

/** What the demo prints. */
export interface Screen {
  heading(title: string): void;
  /** A sentence of the demo itself. */
  say(text: string): void;
  /** A command as a person would type it. */
  command(text: string): void;
  /** A line that a command printed. */
  output(line: string): void;
  /** The end of a step. */
  done(seconds: number): void;
}

/** Prints on a stream; in colours if that is a terminal. */
export function openScreen(stream: Writable & { readonly isTTY?: boolean }): Screen {
  const { colours, line } = openPrinter(stream, process.env);
  const { bold, cyan, dim, green } = colours;
  return {
    heading(title) {
      line();
      line(bold(title));
    },
    say: (text) => line(text),
    command: (text) => line(shown`  ${cyan(`$ ${text}`)}`),
    output: (text) => line(text === '' ? '' : shown`    ${dim(text)}`),
    done: (seconds) => line(green(`  ok, ${seconds.toFixed(1)} s`)),
  };
}
