import { openWorkFolder } from '../../deploy/synthesis.js';
import type { Io } from '../output/io.js';

/** The folder that holds the state of a repository, and what belongs to it. */
export async function storeFolder(root: string, _io: Pick<Io, 'host'>): Promise<string> {
  return (await openWorkFolder(root)).folder;
}
