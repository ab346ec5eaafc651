import { promisify } from 'node:util';
import { type AsyncUnzipOptions, type Unzipped, unzip } from 'fflate';
import { downloadFailed, tryAgain } from './failure.js';

const unzipWith = promisify<Uint8Array, AsyncUnzipOptions, Unzipped>(unzip);

/** The content of one entry of a zip archive. @throws OsmopsError `terraform-download` if it cannot be had. */
export async function unpackEntry(
  archiveName: string,
  archive: Uint8Array,
  entry: string,
): Promise<Uint8Array> {
  const entries = await unzipWith(archive, { filter: ({ name }) => name === entry }).catch(
    (cause: unknown) => {
      throw downloadFailed(`${archiveName} is not a zip archive that can be read`, tryAgain, cause);
    },
  );
  const content = entries[entry];
  if (content === undefined) throw downloadFailed(`${archiveName} has no entry named ${entry}`, tryAgain);
  return content;
}
