import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { isMissing } from '../../../provider/errors/index.js';
import { parseJson } from '../parse-json.js';
import { parseStoredState } from './stored.js';
import type { State } from './values.js';

/** What `terraform init` notes in the data folder about the backend; without a note it is the local one, as it comes. */
const noteSchema = z.object({
  backend: z.object({ type: z.string(), config: z.object({ path: z.string().nullish() }).optional() }),
});

const defaultWorkspace = 'default';

/**
 * The state of a working folder, read from its file: a run of Terraform that says the same takes longer than the reading of
 * a thousand resources. Undefined where Terraform has to be asked: the state is kept elsewhere, or it belongs to
 * a workspace, or the file is missing, empty or not understood (OpenTofu may encrypt it), or anything cannot be read.
 *
 * @param dir The working folder, initialised, with its data folder in it.
 * @param workspace The value of TF_WORKSPACE.
 */
export async function readLocalState(dir: string, workspace: string | undefined): Promise<State | undefined> {
  try {
    const file = await stateFileOf(dir, workspace);
    // Terraform empties the file before it writes it.
    const text = file === undefined ? '' : await textOf(file);
    return text ? parseStoredState(text) : undefined;
  } catch {
    return undefined;
  }
}

async function stateFileOf(dir: string, workspace: string | undefined): Promise<string | undefined> {
  const dataFolder = join(dir, '.terraform');
  const selected = workspace || (await textOf(join(dataFolder, 'environment')))?.trim() || defaultWorkspace;
  if (selected !== defaultWorkspace) return undefined;
  const note = await textOf(join(dataFolder, 'terraform.tfstate'));
  if (note === undefined) return join(dir, 'terraform.tfstate');
  const { type, config } = noteSchema.parse(parseJson(note)).backend;
  return type === 'local' ? resolve(dir, config?.path || 'terraform.tfstate') : undefined;
}

/** Undefined if there is no such file. */
function textOf(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
}
