import type { Writable } from 'node:stream';
import pc from 'picocolors';

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
  const { bold, cyan, dim, green } = pc.createColors(stream.isTTY === true && pc.isColorSupported);
  const line = (text: string) => stream.write(`${text}\n`);
  return {
    heading: (title) => line(`\n${bold(title)}`),
    say: (text) => line(text),
    command: (text) => line(`  ${cyan(`$ ${text}`)}`),
    output: (text) => line(text === '' ? '' : `    ${dim(text)}`),
    done: (seconds) => line(green(`  ok, ${seconds.toFixed(1)} s`)),
  };
}
