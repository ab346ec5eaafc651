import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { isMissing, OsmopsError } from '../../../provider/errors/index.js';
import { parseJson } from '../../terraform/parse-json.js';
import { dataUnusable } from '../store/data-unusable.js';
import type { StateMark } from './stack.js';

/** Version 4 of the state file is the one that Terraform 0.12 and later, and OpenTofu, write. */
const stateSchema = z.object({
  version: z.literal(4),
  serial: z.int().nonnegative(),
  lineage: z.string().min(1),
  resources: z.array(z.unknown()),
});

/** The mark of a state given as text; an empty text is no state. Undefined as `mark` alone means that. */
export function readStateMark(text: string): { readonly mark: StateMark } | undefined {
  if (text === '') return { mark: undefined };
  const { data } = stateSchema.safeParse(parseJson(text));
  return data && { mark: { serial: data.serial, lineage: data.lineage } };
}

/**
 * The bytes and the mark of a state file; undefined if there was none yet. Throws OsmopsError `state-damaged`, also when the
 * file is gone and copies of it are not: without it nobody knows what to delete.
 */
export async function readStateFile(
  file: string,
  newestBackup: () => Promise<string | undefined>,
): Promise<{ readonly content: string; readonly mark: StateMark } | undefined> {
  const content = await readFile(file, 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw dataUnusable(file, 'cannot be read', error);
  });
  if (content === undefined) {
    const backup = await newestBackup();
    if (backup === undefined) return undefined;
    throw stateDamaged(`The state file ${file} is gone, and copies of it are not`, file, backup);
  }
  // Terraform takes an empty file for no state at all, and would make everything anew.
  const read = content === '' ? undefined : readStateMark(content);
  if (read === undefined) {
    const message = `The state file ${file} is not what Terraform writes: it is cut off or damaged`;
    throw stateDamaged(message, file, await newestBackup());
  }
  return { content, ...read };
}

function stateDamaged(message: string, file: string, backup: string | undefined): OsmopsError {
  return new OsmopsError({
    code: 'state-damaged',
    message,
    remedy:
      backup === undefined
        ? 'No copy of an earlier state is left. Remove the file: what exists in OSM is found by its name and adopted by the next apply. Then resume the repository.'
        : `Put the last good copy in its place, \`cp ${backup} ${file}\`, and resume the repository. What was made since is found by its name. To begin without a state, move the copies away too.`,
    place: { file },
  });
}
