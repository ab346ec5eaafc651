import { escapeCharacters } from './characters.js';
import { beginOf } from './cut.js';
import { breakCommands } from './line-starts.js';
import { hideLogins, longestLogin } from './logins.js';

/** How much is shown of a name, a value or a message of somebody else's, in UTF-16 code units. */
export const mostOfLine = 500;

/** How much is shown of a message of our own, which quotes what others say, in code units. */
export const mostOfMessage = 1_000;

/** How much is shown of a text of several lines, in code units and in lines. */
export const mostOfBlock = 2_000;
const mostLines = 40;

/**
 * A text from outside (a file, OSM, Git, Terraform) made fit to be shown, as one line. Control characters, what turns or hides
 * text, and line ends become visible escapes; no CI system finds a command in it; logins in addresses are masked; what is longer
 * than `most` code units is cut, with a mark that says how long it was. To make a text fit twice changes nothing. Linear in what
 * is shown, whatever the length of the text.
 */
export function line(text: string, most: number = mostOfLine): string {
  return madeFit(windowOf(text, most), text.length, most, escapeCharacters);
}

/** The same for prose: line ends and the blanks around them become one blank. */
export function sentence(text: string, most: number = mostOfLine): string {
  const window = windowOf(text, most)
    .replace(/[ \t\r\n\v\f]+/g, ' ')
    .trim();
  return madeFit(
    window,
    text.length > windowSize(most) ? text.length : window.length,
    most,
    escapeCharacters,
  );
}

/** The same for a text of several lines, which stay lines; tabs stay too. Who prints it begins each line with blanks or a word of ours. */
export function block(text: string, most: number = mostOfBlock): string {
  return madeFit(windowOf(text, most), text.length, most, escapeWithinLines, mostLines);
}

/** What is looked at of a text: enough to see where a login ends that begins in what is shown. */
function windowOf(text: string, most: number): string {
  return text.slice(0, windowSize(most));
}

function windowSize(most: number): number {
  return most + longestLogin + 100;
}

function madeFit(
  window: string,
  length: number,
  most: number,
  escaped: (text: string) => string,
  lines = Number.POSITIVE_INFINITY,
): string {
  const shown = hideLogins(breakCommands(escaped(window)));
  const end = endOfLines(shown, lines);
  if (length <= windowSize(most) && shown.length <= most && end === undefined) return shown;
  const mark = `… (${length} characters in all)`;
  return `${beginOf(shown.slice(0, end), Math.max(0, most - mark.length))}${mark}`;
}

/** Where the last line ends that is shown; undefined if all are. */
function endOfLines(text: string, lines: number): number | undefined {
  let end = -1;
  for (let count = 0; count < lines; count += 1) {
    end = text.indexOf('\n', end + 1);
    if (end < 0) return undefined;
  }
  return end === text.length - 1 ? undefined : end;
}

function escapeWithinLines(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .split('\n')
    .map((one) => one.split('\t').map(escapeCharacters).join('\t'))
    .join('\n');
}
