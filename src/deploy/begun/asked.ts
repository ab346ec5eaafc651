import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { maxOwnBytes, readText } from '../../../base/files/read-regular-file.js';
import { writeSafely } from '../../../base/files/write-safely.js';
import type { Operation } from '../../../provider/nbi/index.js';
import { nsInstance } from '../../../provider/resources/index.js';
import { lastOfOurs } from '../../../provider/resources/ns-instance/stored.js';
import { type Plan, readPrivate } from '../../terraform/index.js';
import { parseJson } from '../../terraform/parse-json.js';

/** The file of the store that says which operations an apply is about to ask for at instances that are there. */
export const askedFileName = 'asked.json';

const askedSchema = z.object({
  /** OSM's id of the instance. */
  id: z.string(),
  /** OSM's id of the last operation that was known to be ours before. */
  last: z.string(),
  /** OSM's types of the operations that may have been asked for since, one for each time. */
  types: z.array(z.string()),
});

/** What may have been asked for, and was never noted because the run was killed. */
export type Asked = z.infer<typeof askedSchema>;

const fileSchema = z.object({ version: z.literal(1), asked: z.array(askedSchema) });

/** What was asked for by runs that did not end well. What cannot be read is nothing: then a person is asked. */
export async function readAsked(folder: string): Promise<readonly Asked[]> {
  const text = await readText(join(folder, askedFileName), { maxBytes: maxOwnBytes }).catch(() => '');
  return fileSchema.safeParse(parseJson(text)).data?.asked ?? [];
}

/**
 * Notes, before an apply, what it will ask for at instances that are there, beside what earlier runs have asked for.
 *
 * @throws what the file system throws.
 */
export async function noteAsked(folder: string, plan: Plan, stateText: string): Promise<void> {
  const types = new Map(
    plan.resource_changes
      .filter(({ mode, type }) => mode === 'managed' && type === nsInstance.type)
      .flatMap(({ address, change: { actions } }) => {
        const asked = actions.includes('delete')
          ? 'terminate'
          : actions.includes('update')
            ? 'action'
            : undefined;
        return asked === undefined ? [] : [[address, asked] as const];
      }),
  );
  if (types.size === 0) return;
  const before = new Map((await readAsked(folder)).map((one) => [one.id, one]));
  for (const { address, id, deposed, private: kept } of readPrivate(stateText)) {
    const [type, last] = [types.get(address), lastOfOurs(kept)];
    if (deposed || id === undefined || type === undefined || last === undefined) continue;
    const known = before.get(id);
    // Since the state was written last nothing of it was noted: what was asked for until now counts still.
    const earlier = known?.last === last ? known.types : [];
    before.set(id, { id, last, types: [...earlier, type] });
  }
  await write(folder, [...before.values()]);
}

/** Gives what was asked for to another store, whose state goes on with that of this one. */
export async function moveAsked(from: string, to: string): Promise<void> {
  const asked = await readAsked(from);
  if (asked.length > 0) await write(to, asked);
}

/** Forgets what a state tells of by now. Never throws: what is forgotten too late only spares a question. */
export async function pruneAsked(folder: string, stateText: string): Promise<void> {
  const asked = await readAsked(folder);
  if (asked.length === 0) return;
  const noted = new Map(readPrivate(stateText).map(({ id, private: kept }) => [id, lastOfOurs(kept)]));
  const left = asked.filter(({ id, last }) => noted.get(id) === last);
  await (left.length === 0 ? rm(join(folder, askedFileName), { force: true }) : write(folder, left)).catch(
    () => undefined,
  );
}

/** Whether operations after the last known one are what was asked for: of those types, and no more of each than there were tries. */
export function areAsked(
  asked: readonly Asked[],
  id: string,
  last: string,
  later: readonly Pick<Operation, 'lcmOperationType'>[],
): boolean {
  const left = [...(asked.find((one) => one.id === id && one.last === last)?.types ?? [])];
  return later.every(({ lcmOperationType }) => {
    const at = left.indexOf(lcmOperationType);
    if (at < 0) return false;
    left.splice(at, 1);
    return true;
  });
}

function write(folder: string, asked: readonly Asked[]): Promise<void> {
  return writeSafely(join(folder, askedFileName), `${JSON.stringify({ version: 1, asked })}\n`);
}
