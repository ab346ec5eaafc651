/** Width of a line of the project's sources. */
const width = 110;

/** The lines of a docstring: one, or as many as the text needs. */
export function docstring(text: string, indent: string): string[] {
  const line = `${indent}/** ${text} */`;
  return line.length <= width
    ? [line]
    : [
        `${indent}/**`,
        ...wrapped(text, width - indent.length - 3).map((part) => `${indent} * ${part}`),
        `${indent} */`,
      ];
}

function wrapped(text: string, limit: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > limit) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
