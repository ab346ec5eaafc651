const segmenter = new Intl.Segmenter();

/** The longest character that is kept whole, in code units: a letter may have any number of marks on it. */
const longestCharacter = 64;

/** The begin of an escape of ours at the end of a text. */
const brokenEscape = /\\(?:u(?:[\da-f]{0,3}|\{[\da-f]{0,6}))?$/;

/** The first half of a character of two code units. */
const half = /[\ud800-\udbff]$/;

/** What joins or colours an emoji, and means nothing at its end. */
const loose = /[\u200d\ufe0e\ufe0f]+$/;

/**
 * The begin of a text, of at most so many code units: no character is cut through, nor one of our escapes.
 *
 * @param text Short: only what may be kept, and a little more.
 */
export function beginOf(text: string, most: number): string {
  if (text.length <= most) return text;
  const boundary = segmenter.segment(text).containing(most)?.index ?? most;
  const fair = most - boundary > longestCharacter ? most : boundary;
  return text.slice(0, Math.max(0, fair)).replace(half, '').replace(brokenEscape, '').replace(loose, '');
}
