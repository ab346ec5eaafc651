import { createHash } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { readText } from '../../../base/files/read-regular-file.js';
import { writeSafely } from '../../../base/files/write-safely.js';
import { isMissing, OsmopsError } from '../../../provider/errors/index.js';
import { stackName } from '../../constructs/stack-name.js';
import { openInStateHome } from './state-home.js';

/** Which of several states of one repository. */
export const defaultStateName = 'default';

/** A state below a checkout that this user has had taken in: that content of that file is known. */
const knownFileSchema = z.object({
  path: z.string(),
  lineage: z.string(),
  serial: z.int().nonnegative(),
});
export type KnownFile = z.infer<typeof knownFileSchema>;

const noteSchema = z.looseObject({
  version: z.literal(1),
  /** The repository's folder, with no link on the way. */
  repository: z.string(),
  stack: z.string(),
  state: z.string(),
  known: z.array(knownFileSchema).default([]),
  /** The poller's repository that goes on with the state: the command does not. */
  movedTo: z.object({ config: z.string(), repository: z.string() }).optional(),
});

const noteName = 'store.json';

/** What `store.json` says. What is not known here is kept as it is. */
export type StoreNote = z.infer<typeof noteSchema>;

/** The place of one state, and of all that belongs to it: in the user's state home, never below a checkout. */
export interface Store {
  readonly folder: string;
  /** Terraform runs in it. */
  readonly runFolder: string;
  readonly stateFile: string;
  readonly note: StoreNote;
  /** Writes the note with some of its members changed. */
  amend(changes: Partial<StoreNote>): Promise<void>;
}

export interface StoreOptions {
  readonly env: NodeJS.ProcessEnv;
  /** Default: `default`. */
  readonly stateName?: string | undefined;
}

/**
 * The store of a repository: by its real path, its stack and the name of the state. It is made if it is missing.
 *
 * @param root The repository's folder.
 * @throws OsmopsError `folder-unsafe`; `data-unusable`; `usage` if the name cannot be one.
 */
export async function openStore(
  root: string,
  { env, stateName = defaultStateName }: StoreOptions,
): Promise<Store> {
  checkName(stateName);
  const repository = await realpath(root);
  const folder = await openInStateHome(env, ['stacks', keyOf(repository), stateName]);
  const file = join(folder, noteName);
  const found = await readNote(file);
  const note = found ?? { version: 1, repository, stack: stackName, state: stateName, known: [] };
  const write = (written: StoreNote) => writeSafely(file, `${JSON.stringify(written, null, 2)}\n`);
  if (found === undefined) await write(note);
  return {
    folder,
    runFolder: join(folder, 'run'),
    stateFile: join(folder, 'terraform.tfstate'),
    note,
    amend: async (changes) => write({ ...((await readNote(file)) ?? note), ...changes }),
  };
}

/** Begins with the repository's name, for people who look into the state home. */
function keyOf(repository: string): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([repository, stackName]))
    .digest('hex');
  const name = basename(repository).replace(/[^A-Za-z0-9._-]/g, '_');
  return `${name.slice(0, 40) || 'root'}-${digest.slice(0, 24)}`;
}

function checkName(name: string): void {
  if (/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(name)) return;
  throw new OsmopsError({
    code: 'usage',
    message: 'The name of a state is not one',
    remedy:
      'Give --state a name of up to 64 letters, digits, dots, underscores and hyphens that begins with a letter or a digit.',
  });
}

/** The note of a store; undefined if it has none. Throws OsmopsError `data-unusable`. */
export async function readStoreNote(folder: string): Promise<StoreNote | undefined> {
  return readNote(join(folder, noteName));
}

async function readNote(file: string): Promise<StoreNote | undefined> {
  try {
    return noteSchema.parse(JSON.parse(await readText(file, { maxBytes: 1_000_000 })));
  } catch (cause) {
    if (isMissing(cause)) return undefined;
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new OsmopsError({
      code: 'data-unusable',
      message: `${file} cannot be used: ${reason}`,
      remedy:
        'If a newer osmops wrote it, use that one. If it is damaged, remove it: the state beside it stays, and `osmops state list` shows it.',
      place: { file },
      cause,
    });
  }
}
