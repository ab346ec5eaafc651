import { z } from 'zod';

/** What the peers read of OSM's answers. */
export const loginAnswer = z.object({ id: z.string() });
export const nsdList = z.array(z.object({ _id: z.string(), id: z.string() }));
export const namedList = z.array(z.object({ _id: z.string(), name: z.string() }));

/** The id of what bears a name. Throws an Error if nothing does. */
export function idOf(
  records: readonly { readonly _id: string; readonly name: string }[],
  name: string,
): string {
  const found = records.find((record) => record.name === name);
  if (found === undefined) throw new Error(`OSM has no '${name}'`);
  return found._id;
}
