import { line, mostOfMessage } from './fit.js';

/** A text that is fit to be shown as it is. Made by {@link shown}, and by {@link ours} from words of our own. */
class ShownText {
  constructor(readonly text: string) {}

  toString(): string {
    return this.text;
  }
}

export type Shown = ShownText;

/** What a printer takes: a text from anywhere, which it makes fit, or one that is. */
export type Showable = string | number | Shown;

/**
 * Sets texts from outside into words of our own: shown`${file} was not read: ${reason}`. Each hole becomes one line as by
 * {@link line}; what is shown already stays.
 */
export function shown(words: TemplateStringsArray, ...holes: readonly Showable[]): Shown {
  return new ShownText(String.raw({ raw: words }, ...holes.map(textOf)));
}

/** Several of them in a row. */
export function joined(parts: readonly Showable[], separator: string): Shown {
  return new ShownText(parts.map(textOf).join(separator));
}

/** A message of our own, which quotes what others say and may be longer for it, on one line. */
export function message(text: string): Shown {
  return ours(line(text, mostOfMessage));
}

/** Words of our own, or a text that this process made for machines: nothing in it is from outside, so it is neither escaped nor cut. */
export function ours(text: string): Shown {
  return new ShownText(text);
}

/** The text of what a printer takes. */
export function textOf(value: Showable): string {
  return value instanceof ShownText ? value.text : line(String(value));
}
