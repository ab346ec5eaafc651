import { z } from 'zod';

const text = z.string();

/** What keeps an entry in the record until a person deals with it. */
export const unresolvedSchema = z.object({
  /** As a part of a sentence: `OSM has two of this name`. */
  reason: text,
  /** OSM's ids of what it may be. */
  ids: z.array(text).readonly(),
});

/** An object that an apply was about to create, or has created, and that the state may not have. */
export const begunSchema = z.object({
  /** The resource's address, such as `osm_ns_instance.ldap`. */
  address: text,
  /** The resource's type. */
  type: text,
  /** OSM's name of it; of a package the descriptor's id. */
  name: text,
  /** OSM's id, once Terraform has told it. */
  id: text.exactOptional(),
  /** OSM's id of what it takes the place of. */
  replaces: text.exactOptional(),
  /** What OSM does not store of it, as an import id carries it. */
  importSettings: z.record(text, text).exactOptional(),
  /** The commit that wanted it; absent in a run of the command, which knows none. */
  revision: text.exactOptional(),
  /** When the apply began, ISO 8601. */
  since: text,
  /** Until when a request of a process that was killed may still reach OSM, ISO 8601: so long it is looked for again. */
  lateUntil: text.exactOptional(),
  unresolved: unresolvedSchema.exactOptional(),
});

export type Begun = z.infer<typeof begunSchema>;

/** One that waits for a person. */
export type UnresolvedBegun = Begun & Required<Pick<Begun, 'unresolved'>>;

export function isUnresolved(entry: Begun): entry is UnresolvedBegun {
  return entry.unresolved !== undefined;
}
