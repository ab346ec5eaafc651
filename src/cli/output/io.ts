import pc from 'picocolors';
import type { Host } from '../host.js';

export type Colours = ReturnType<typeof pc.createColors>;

/** The options that every command has. */
export interface CommonOptions {
  readonly json?: boolean | undefined;
  /** False for `--no-color`. */
  readonly color: boolean;
}

/** One of the two streams, for people: silent with `--json`. */
export interface Printer {
  readonly colours: Colours;
  /** Prints a text as it is. */
  write(text: string): void;
  line(text?: string): void;
}

/** How a command prints: its results on `out`, what else there is to say on `err`; or one JSON document. */
export interface Io {
  readonly host: Host;
  readonly json: boolean;
  readonly out: Printer;
  readonly err: Printer;
  /** Has the document hold these members too, whether it tells of success or of failure. */
  attach(members: object): void;
  /** Prints the document of `--json`; silent without it. */
  document(members: object): void;
}

/** A stream for people, with colours if it is a terminal and neither NO_COLOR nor `--no-color` forbids them. */
export function openPrinter(stream: Host['stdout'], env: NodeJS.ProcessEnv, color = true): Printer {
  const { NO_COLOR: noColor, TERM: term } = env;
  return {
    colours: pc.createColors(color && !noColor && term !== 'dumb' && stream.isTTY === true),
    write: (text) => void stream.write(text),
    line: (text = '') => void stream.write(`${text}\n`),
  };
}

const silent: Printer = { colours: pc.createColors(false), write: () => undefined, line: () => undefined };

/** The output that the options want. */
export function openIo(host: Host, { json = false, color }: CommonOptions): Io {
  const { stdout, stderr, env } = host;
  const attached = {};
  return {
    host,
    json,
    out: json ? silent : openPrinter(stdout, env, color),
    err: json ? silent : openPrinter(stderr, env, color),
    attach: (members) => Object.assign(attached, members),
    document(members) {
      if (json) stdout.write(`${JSON.stringify({ ...attached, ...members }, null, 2)}\n`);
    },
  };
}
