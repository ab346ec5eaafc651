/** What no part of a ref's name may have: the rules of `git check-ref-format`. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const forbidden = /[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\/|\/\.|\.lock(?:\/|$)/;

/** Tells whether a branch or a tag may have this name. One that begins with a dash would be an option to Git. */
export function isRefName(name: string): boolean {
  return name !== '' && name !== '@' && !/^[-/.]|[/.]$/.test(name) && !forbidden.test(name);
}
