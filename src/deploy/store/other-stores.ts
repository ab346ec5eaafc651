import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isMissing } from '../../../provider/errors/index.js';
import { type Owner, readOwner } from '../claims/index.js';
import { readStoreNote, type Store } from './store.js';

/**
 * The states of the other stores of this user: what they hold belongs to other repositories, or to another state of this one.
 *
 * @throws OsmopsError `data-unusable`, `state-damaged`: then nobody can tell what belongs to whom.
 */
export async function otherStores({ folder }: Pick<Store, 'folder'>): Promise<readonly Owner[]> {
  const all = dirname(dirname(folder));
  const owners: (Owner | undefined)[] = [];
  for (const key of await readdir(all)) {
    for (const state of await namesIn(join(all, key))) {
      const other = join(all, key, state);
      if (other !== folder) owners.push(await ownerOf(other));
    }
  }
  return owners.filter((owner) => owner !== undefined);
}

async function ownerOf(folder: string): Promise<Owner | undefined> {
  const note = await readStoreNote(folder);
  const name = note === undefined ? basename(dirname(folder)) : `${note.repository} (state ${note.state})`;
  return readOwner(name, join(folder, 'terraform.tfstate'));
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
}
