import { OsmopsError } from '../errors/index.js';

/** An object of OSM, as people and OSM call it. */
export interface NamedObject {
  readonly noun: string;
  readonly name: string;
  readonly id: string;
}

/** What a walk of Terraform's has said of one object so far. */
interface Entry {
  /** At how many addresses the state has it, as far as they were read. */
  stored: number;
  /** A creation was planned under its name, without a word that it is to be replaced. */
  created: boolean;
  /** It was planned at an address that has it: it stays there, is changed, or replaced. */
  kept: boolean;
  /** Its destruction was planned at an address that is no longer declared, or as everything is to go. */
  destroyed: boolean;
  /** At how many addresses it was planned to leave the state only. */
  left: number;
}

/**
 * What one walk of Terraform's plans for the objects of OSM. Terraform plans each address by itself, in any order, and tells the provider
 * no addresses: this table is where two that mean one object meet. Of a tainted object only its creation is planned, and Terraform adds
 * its destruction; of a renamed resource a creation and a destruction, of which the one that comes second is the error. A walk
 * is one session: what another one planned says nothing.
 */
export class PlanTable {
  readonly #entries = new Map<string, Entry>();
  readonly #names = new Map<string, unknown>();

  /** Notes an object that an address of the state has. */
  stored(id: string): void {
    this.#entry(id).stored += 1;
  }

  /** Whether the state has an object, at an address that this walk looks at. */
  isStored(id: string): boolean {
    return this.#entry(id).stored > 0;
  }

  /** Notes a creation under the name of an object that is there. Throws if the object is planned at another address. */
  create(object: NamedObject): void {
    const entry = this.#entry(object.id);
    entry.created = true;
    if (entry.destroyed) throw renamed(object, 'this plan destroys at another address');
    if (entry.kept) throw keptElsewhere(object);
  }

  /** Notes an object at the address that has it. Throws if another address destroys it, or is to create one of its name. */
  keep(object: NamedObject): void {
    const entry = this.#entry(object.id);
    entry.kept = true;
    if (entry.destroyed) throw atTwoAddresses(object);
    if (entry.created) throw keptElsewhere(object);
  }

  /**
   * Notes a destruction. Returns whether OSM is to be asked for it: not if another address of the state has the object as well, for then it
   * leaves the state here and goes on there. Throws if an object of its name is created at another address.
   */
  destroy(object: NamedObject): boolean {
    const entry = this.#entry(object.id);
    if (entry.destroyed || entry.kept || entry.stored - entry.left > 1) {
      entry.left += 1;
      return false;
    }
    entry.destroyed = true;
    if (entry.created) throw renamed(object, 'this plan creates anew at another address');
    return true;
  }

  /** Notes the name that something is planned under by its `holder`. Throws `duplicate-name` if another one has it. */
  name(noun: string, name: string, holder: unknown): void {
    const key = `${noun} ${name}`;
    if (!this.#names.has(key)) this.#names.set(key, holder);
    else if (this.#names.get(key) !== holder) throw declaredTwice(noun, name);
  }

  #entry(id: string): Entry {
    const known = this.#entries.get(id);
    if (known !== undefined) return known;
    const entry = { stored: 0, created: false, kept: false, destroyed: false, left: 0 };
    this.#entries.set(id, entry);
    return entry;
  }
}

const tables = new WeakMap<object, PlanTable>();

/** The table of a session (see `Context.session`). */
export function planTableOf(session: object): PlanTable {
  const table = tables.get(session) ?? new PlanTable();
  tables.set(session, table);
  return table;
}

/** What helps where a name is taken when it comes to the creation. */
export const takenAtCreation =
  'Nothing was made. If this is a replacement, take create_before_destroy out of the resource: OSM would have two of one name. Otherwise somebody made it after the plan: plan again.';

/** What else helps where a plan is refused: the refresh of a destruction is a whole plan, and meets the same refusal. */
const destroyAllTheSame = 'To destroy everything nevertheless: terraform destroy -refresh=false.';

function renamed({ noun, name, id }: NamedObject, how: string): OsmopsError {
  return new OsmopsError({
    code: 'already-exists',
    message: `The state has the ${noun} '${name}' (${id}), which ${how}.`,
    remedy: [
      'If the resource was renamed, or its key changed, say so in a moved block: moved { from = OLD, to = NEW } with each on a line of its own (or terraform state mv OLD NEW, osmops state mv OLD NEW).',
      `If a replacement with create_before_destroy left it deposed, take it out of the state and import it (terraform state rm ADDRESS or osmops state rm ADDRESS, terraform import ADDRESS ${id}).`,
      destroyAllTheSame,
    ].join(' '),
  });
}

function keptElsewhere({ noun, name, id }: NamedObject): OsmopsError {
  return new OsmopsError({
    code: 'already-exists',
    message: `The state has the ${noun} '${name}' (${id}) at another address than the one that is to create it.`,
    remedy: `One object stands in one resource. If two resources have the name, take one out or give it another name. If resources changed their names among themselves, say so in moved blocks (or terraform state mv, osmops state mv). ${destroyAllTheSame}`,
  });
}

function atTwoAddresses({ noun, name, id }: NamedObject): OsmopsError {
  return new OsmopsError({
    code: 'already-exists',
    message: `The state has the ${noun} '${name}' (${id}) at two addresses, and this plan would destroy it at the other one.`,
    remedy: `Take the address that is no longer declared out of the state (terraform state rm ADDRESS, osmops state rm ADDRESS): nothing is deleted in OSM by that. ${destroyAllTheSame}`,
  });
}

function declaredTwice(noun: string, name: string): OsmopsError {
  return new OsmopsError({
    code: 'duplicate-name',
    message: `Two resources declare the ${noun} '${name}'.`,
    remedy: `The name is the identity of an object, whatever OSM allows: give one of the two another name, or take it out. ${destroyAllTheSame}`,
  });
}
