import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describeRefusal, maxOwnBytes, readRegularFile } from '../../../base/files/read-regular-file.js';
import { OsmopsError } from '../../../provider/errors/index.js';
import { configFileName } from '../../repository/config-file.js';
import {
  parseStoredState,
  refuseForeignProviders,
  type StateMark,
  type StateResource,
} from '../../terraform/index.js';
import { readMark } from '../../terraform/keeper/mark.js';
import type { KeptState } from './kept-state.js';

/** A state in a file that somebody named. */
export interface StateToTake {
  readonly file: string;
  readonly text: string;
  readonly mark: StateMark;
  readonly resources: readonly StateResource[];
}

/**
 * Reads a state that is to be kept.
 *
 * @throws OsmopsError `state-refused` if it is none; `provider-foreign`.
 */
export async function readStateToTake(file: string): Promise<StateToTake> {
  const reading = await readRegularFile(file, { maxBytes: maxOwnBytes });
  if (reading.refused !== undefined) throw refused(file, describeRefusal(reading.refused));
  const text = Buffer.from(reading.content).toString('utf8');
  const mark = readMark(text);
  if (mark === undefined) throw refused(file, 'is not what Terraform writes, or not the whole of it');
  refuseForeignProviders(text, file);
  return { file, text, mark, resources: parseStoredState(text).values };
}

/**
 * Keeps a state, and notes that its file is known. One that has less to tell than what is kept already is only noted.
 *
 * @throws OsmopsError `state-refused` if something else is kept, which is no earlier state of the same.
 */
export async function takeStateIn(
  { file, text, mark }: StateToTake,
  { store, keeper }: KeptState,
): Promise<void> {
  const kept = keeper.read();
  const isOlder = keeper.mark()?.lineage === mark.lineage && (keeper.mark()?.serial ?? 0) >= mark.serial;
  const hasNothing = kept !== undefined && parseStoredState(kept).values.length === 0;
  if (!isOlder) await keeper.push(text, hasNothing ? 'force' : 'successor');
  const path = join(realpathSync(dirname(file)), basename(file));
  const others = store.note.known.filter((known) => known.path !== path);
  await store.amend({ known: [...others, { path, ...mark }], movedTo: undefined });
}

/** The nearest folder above a file that is a repository. */
export function nearestRepository(file: string): string | undefined {
  const folder = dirname(file);
  if (existsSync(join(folder, configFileName))) return folder;
  return folder === dirname(folder) ? undefined : nearestRepository(folder);
}

function refused(file: string, what: string): OsmopsError {
  return new OsmopsError({
    code: 'state-refused',
    message: `${file} ${what}`,
    remedy: 'Name the file of a state, such as `.osmops/terraform.tfstate` or a copy of one.',
    place: { file },
  });
}
