import { readdir } from 'node:fs/promises';
import { type Owner, readOwner } from '../../deploy/index.js';
import { repositoryFolders } from './folders.js';

/**
 * The states of the other repositories of the data folder. One that is not watched any more owns what it has still; one that is
 * kept elsewhere than in a file is not known.
 *
 * @throws OsmopsError `state-damaged`.
 */
export async function otherOwners(dataDir: string, name: string): Promise<readonly Owner[]> {
  const names = await readdir(repositoryFolders(dataDir, name).all);
  const others = names.filter((other) => other !== name);
  const owners = await Promise.all(
    others.map((other) => readOwner(other, repositoryFolders(dataDir, other).stateFile)),
  );
  return owners.filter((owner) => owner !== undefined);
}
