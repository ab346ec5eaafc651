import { setImmediate as nextTurn } from 'node:timers/promises';
import pLimit from 'p-limit';
import { decodeText } from './decode-text.js';
import type { YamlNode, YamlProblem } from './tree.js';

/** Larger files are refused before they are parsed: 10 MB. */
export const maxYamlBytes = 10_000_000;

/** From so many bytes on a file may take more than a tenth of a second, in which nothing else goes on. */
const largeBytes = 100_000;

/** Many large files are parsed one after the other, with other work in between: a signal, a request. */
const oneAtATime = pLimit(1);

export interface YamlReading {
  /** The document's content. Absent if there is an error. */
  readonly root?: YamlNode;
  readonly problems: readonly YamlProblem[];
}

/**
 * How a key that a merge (`<<`) brings meets one that the mapping has by itself. `own` keeps the mapping's own, as
 * the YAML 1.1 type repository and PyYAML say; as with PyYAML, a key that stands twice is a warning and the later one counts. `later` lets
 * the one that stands later win, as gopkg.in/yaml.v2 does, and a key that stands twice is an error.
 */
export type MergeRule = 'own' | 'later';

/**
 * Reads a file that must hold exactly one YAML document. Bounded in every direction: the size of the file, the depth
 * of the nesting, what aliases expand to. Keys that are no scalars, unknown tags, further documents,
 * an empty file, and text that is not UTF-8 are errors. All errors the parser can see are reported, not only the first.
 */
export async function readYaml(content: Uint8Array, merge: MergeRule): Promise<YamlReading> {
  if (content.length > maxYamlBytes) return failed(tooLarge(content.length));
  const decoded = decodeText(content);
  if (decoded.problem !== undefined) return failed(decoded.problem);
  // The parser takes tens of milliseconds to load: a provider that meets no package should not pay for it.
  const { composeTree } = await import('./compose-tree.js');
  const { text } = decoded;
  if (content.length < largeBytes) return composeTree(text, merge);
  return oneAtATime(async () => {
    await nextTurn();
    return composeTree(text, merge);
  });
}

function tooLarge(bytes: number): YamlProblem {
  return {
    severity: 'error',
    message: `The file has ${bytes} bytes; at most ${maxYamlBytes} are read.`,
    remedy: 'Split the file, or remove what does not belong in it.',
    at: { line: 1, column: 1 },
  };
}

function failed(problem: YamlProblem): YamlReading {
  return { problems: [problem] };
}
