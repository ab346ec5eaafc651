import { join } from 'node:path';
import { maxOwnBytes, readRegularFile } from '../../../base/files/read-regular-file.js';
import { OsmopsError } from '../../../provider/errors/index.js';
import { readMark } from '../../terraform/keeper/mark.js';
import type { KnownFile } from './store.js';

/** Where earlier versions kept the state in a repository, and where Terraform left one that it could not write there. */
const places = ['.osmops/terraform.tfstate', '.osmops/stacks/osmops/errored.tfstate'];

/**
 * Refuses to go on with a state below a checkout that this user has not had taken in: it may have come with the repository, or
 * be the only one to know of what runs.
 *
 * @param known What was taken in.
 * @throws OsmopsError `state-unknown`.
 */
export async function refuseUnknownStates(repository: string, known: readonly KnownFile[]): Promise<void> {
  for (const place of places) {
    const file = join(repository, place);
    if (!(await isKnown(file, known))) throw stateUnknown(file);
  }
}

async function isKnown(file: string, known: readonly KnownFile[]): Promise<boolean> {
  const reading = await readRegularFile(file, { maxBytes: maxOwnBytes });
  if (reading.refused !== undefined) return reading.refused === 'missing';
  // Terraform leaves an empty file where it could write nothing.
  if (reading.content.length === 0) return true;
  const entry = known.find(({ path }) => path === file);
  const mark = entry && readMark(Buffer.from(reading.content).toString('utf8'));
  return mark !== undefined && mark.lineage === entry?.lineage && mark.serial === entry.serial;
}

function stateUnknown(file: string): OsmopsError {
  return new OsmopsError({
    code: 'state-unknown',
    message: `${file} is a state that osmops does not know: an earlier version of it may have left it there, or it came with the repository`,
    remedy: `If it is yours, have it taken in with \`osmops state adopt ${file}\`, which shows what is in it and asks. Otherwise remove it.`,
    place: { file },
  });
}
