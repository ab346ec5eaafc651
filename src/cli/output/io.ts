import pc from 'picocolors';
import {
  block,
  message,
  ours,
  type Showable,
  type Shown,
  shownJson,
  textOf,
} from '../../../base/text/index.js';
import type { Host } from '../host.js';

type Colour = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

/** Each makes a text fit to be shown, and colours it where colours are wanted. */
export type Colours = Readonly<Record<Colour, (text: Showable) => Shown>> & {
  readonly isColorSupported: boolean;
};

/** The options that every command has. */
export interface CommonOptions {
  readonly json?: boolean | undefined;
  /** False for `--no-color`. */
  readonly color: boolean;
}

/**
 * One of the two streams, for people: silent with `--json`. The one way to either of them, and none for a text as it comes: what is
 * not {@link Shown} is made fit to be shown.
 */
export interface Printer {
  readonly colours: Colours;
  /** Prints a line. */
  line(text?: Showable): void;
  /** Prints a text of several lines of somebody else's, each behind two blanks, so that none of them begins as one of ours. Empty ones are left out. */
  block(text: string): void;
  /** Prints a document that was made for machines, or a line without its end. */
  write(document: Shown): void;
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
  /** Prints a JSON document of a form of its own, on one line unless it is indented, with `--json` and without it. */
  data(document: object, indent?: number): void;
  /** Prints lines of a log, with `--json` and without it. */
  log(lines: Shown): void;
}

/** A stream for people, with colours if it is a terminal and neither NO_COLOR nor `--no-color` forbids them. */
export function openPrinter(stream: Host['stdout'], env: NodeJS.ProcessEnv, color = true): Printer {
  const { NO_COLOR: noColor, TERM: term } = env;
  const line = (text: Showable) =>
    void stream.write(`${typeof text === 'string' ? message(text) : textOf(text)}\n`);
  return {
    colours: coloursOf(color && !noColor && term !== 'dumb' && stream.isTTY === true),
    line: (text = '') => line(text),
    block(text) {
      for (const row of block(text).split('\n')) if (row !== '') line(ours(`  ${row}`));
    },
    write: ({ text }) => void stream.write(text),
  };
}

const silent: Printer = {
  colours: coloursOf(false),
  line: () => undefined,
  block: () => undefined,
  write: () => undefined,
};

/** The output that the options want. */
export function openIo(host: Host, { json = false, color }: CommonOptions): Io {
  const { stdout, stderr, env } = host;
  const attached = {};
  const data: Io['data'] = (document, indent) => void stdout.write(`${shownJson(document, indent)}\n`);
  return {
    host,
    json,
    out: json ? silent : openPrinter(stdout, env, color),
    err: json ? silent : openPrinter(stderr, env, color),
    attach: (members) => Object.assign(attached, members),
    document(members) {
      if (json) data({ ...attached, ...members }, 2);
    },
    data,
    log: ({ text }) => void stdout.write(text),
  };
}

function coloursOf(wanted: boolean): Colours {
  const { isColorSupported, bold, dim, red, green, yellow, cyan } = pc.createColors(wanted);
  const shown = (colour: (text: string) => string) => (text: Showable) => ours(colour(textOf(text)));
  return {
    isColorSupported,
    bold: shown(bold),
    dim: shown(dim),
    red: shown(red),
    green: shown(green),
    yellow: shown(yellow),
    cyan: shown(cyan),
  };
}
