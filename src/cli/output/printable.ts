/**
 * A text that is safe to print: what a repository or a server wrote must not move the cursor, change colours or turn
 * the direction of the text. Line ends stay.
 */
export function printable(text: string): string {
  return text.replace(/(?!\n)[\p{Cc}\p{Bidi_Control}]/gu, (sign) => {
    const code = sign.codePointAt(0) ?? 0;
    return `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

/** The same on one line, where a line end would begin what looks like a line of ours, or a command to a CI system. */
export function printableLine(text: string): string {
  return printable(text).replaceAll('\n', '\\n');
}
