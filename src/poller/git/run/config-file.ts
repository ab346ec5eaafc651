/** A section of a Git configuration file: `core`, or `protocol "https"`, and its keys. */
export type ConfigSections = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Writes a Git configuration file; every value is quoted. */
export function formatConfig(sections: ConfigSections): string {
  return Object.entries(sections)
    .map(([section, keys]) => {
      const lines = Object.entries(keys).map(([key, value]) => `\t${key} = ${quote(value)}\n`);
      return `[${section}]\n${lines.join('')}`;
    })
    .join('');
}

function quote(value: string): string {
  const escaped = value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
  return `"${escaped}"`;
}

/** A word of a shell command. */
export function shellWord(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
