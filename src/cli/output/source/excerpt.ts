import stringWidth from 'string-width';
import { line as oneLine } from '../../../../base/text/index.js';

/** A line of a file with a mark under one place of it, made for a terminal. */
export interface Excerpt {
  readonly text: string;
  /** Blanks, and `^~~~` below the place. */
  readonly marks: string;
}

/** The widest excerpt, in columns of the terminal. */
const widest = 100;

/** How much of what stands before the place is kept when a line is cut. */
const widestBefore = 40;

/** What is looked at of a line on each side of the place, in code units: a file may be one line of 10 MB. */
const reach = 4 * widest;

const cut = '…';
const segmenter = new Intl.Segmenter();

/**
 * The line around a place. Tabs become blanks and control characters escapes; the marks stand right where characters
 * are wide or combine.
 *
 * @param line The line without its line end.
 * @param column Column of the place, from 1, in code units of the line.
 * @param length Length of what stands there, in code units; at least one sign is marked.
 */
export function excerptOf(line: string, column: number, length: number): Excerpt {
  const start = Math.min(column - 1, line.length);
  const before = shown(line.slice(Math.max(0, start - reach), start));
  const place = shown(line.slice(start, start + Math.min(length, reach)));
  const rest = shown(line.slice(start, start + reach));
  const fits = line.length <= reach && stringWidth(before + rest) <= widest;
  const left = fits ? before : lastColumns(before, widestBefore);
  const right = fits ? rest : firstColumns(rest, widest - stringWidth(left));
  const marked = Math.min(stringWidth(place), stringWidth(right));
  return {
    text: left + right,
    marks: `${' '.repeat(stringWidth(left))}^${'~'.repeat(Math.max(0, marked - 1))}`,
  };
}

function shown(text: string): string {
  // Cut by columns, not here: an escape is eight characters at the most.
  return oneLine(text.replaceAll('\t', '    '), 8 * text.length + reach);
}

function firstColumns(text: string, most: number): string {
  if (stringWidth(text) <= most) return text;
  return clustersWithin(clustersOf(text), most - 1).join('') + cut;
}

function lastColumns(text: string, most: number): string {
  if (stringWidth(text) <= most) return text;
  const kept = clustersWithin(clustersOf(text).reverse(), most - 1);
  return cut + kept.reverse().join('');
}

function clustersOf(text: string): string[] {
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}

/** As many clusters from the first on as fit into so many columns. */
function clustersWithin(clusters: readonly string[], most: number): string[] {
  let width = 0;
  const end = clusters.findIndex((cluster) => {
    width += stringWidth(cluster);
    return width > most;
  });
  return clusters.slice(0, end < 0 ? clusters.length : end);
}
