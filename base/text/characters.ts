/**
 * What is never shown as it is: what a terminal obeys (control characters), what turns or hides text (bidirectional marks, tags,
 * fillers and whatever else Unicode lets a font leave out), what ends a line without being `\n`, and what is no character at all.
 */
const unfit = String.raw`[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]`;

/** Emoji are written with joiners and selectors that are unfit anywhere else: a family, a heart in colour, a key. */
const emoji = String.raw`\p{Extended_Pictographic}[\p{Emoji_Modifier}\ufe0e\ufe0f]?(?:\u200d\p{Extended_Pictographic}[\p{Emoji_Modifier}\ufe0e\ufe0f]?){0,8}|[\d#*]\ufe0f\u20e3`;

const unfitOrEmoji = new RegExp(`${emoji}|${unfit}`, 'gu');
const anyUnfit = new RegExp(unfit, 'gu');
const isUnfit = new RegExp(`^${unfit}$`, 'u');

/** A text with every unfit character as a visible escape, such as `\u001b` or `\u{e0041}`. Tabs and line ends are taken for unfit too. */
export function escapeCharacters(text: string): string {
  return text.replace(unfitOrEmoji, (found) => (isUnfit.test(found) ? escapeOf(found) : found));
}

/** A JSON text with the same characters as JSON's own escapes: it means what it meant. */
export function escapeCharactersInJson(json: string): string {
  // Line ends and blanks between the values are the document's own; within a text they are escaped already.
  return json.replace(anyUnfit, (found) => (found === '\n' ? found : unitsOf(found)));
}

/** How an unfit character is shown. */
function escapeOf(character: string): string {
  const short = shortEscapes[character];
  if (short !== undefined) return short;
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff ? `\\u{${code.toString(16)}}` : unitsOf(character);
}

const shortEscapes: Readonly<Record<string, string>> = { '\n': '\\n', '\t': '\\t' };

function unitsOf(character: string): string {
  return Array.from(
    { length: character.length },
    (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
  ).join('');
}
