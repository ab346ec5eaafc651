import { readFile } from 'node:fs/promises';

/** The blocks of shell commands of the README between two headings, in order, each as it stands. */
export async function shellBlocks(from: string, to: string): Promise<readonly string[]> {
  const text = await readFile('README.md', 'utf8');
  const [start, end] = [text.indexOf(`\n## ${from}`), text.indexOf(`\n## ${to}`)];
  if (start < 0 || end < start) throw new Error(`The README has no '${from}' before '${to}'`);
  return [...text.slice(start, end).matchAll(/^```sh\n(.*?)^```/gms)].map(([, block = '']) => block);
}
