/** The start of a line by which GitHub and GitLab are told to do something, whatever blanks stand before it. */
const lineCommand = /^([^\S\n]*)(:(?=:[a-z])|s(?=ection_(?:start|end):\d))/gim;

/** What Azure Pipelines, TeamCity and older GitHub obey wherever in a line it stands: `##vso[`, `##[`, `##teamcity[`. */
const anywhere = /##(?=[a-z]{0,20}\[)/gi;

/** A text, of one line or of several, in which no CI system finds a command: its first character becomes an escape. */
export function breakCommands(text: string): string {
  return breakMarks(
    text.replace(lineCommand, (_, blanks: string, first: string) => `${blanks}${escaped(first)}`),
  );
}

/** The same for those that are obeyed wherever they stand. In a JSON text it means what it meant. */
export function breakMarks(text: string): string {
  return text.replace(anywhere, () => `#${escaped('#')}`);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
