import { isJsonObject, type Json, type JsonObject } from '../../json/index.js';
import { looksEncoded } from '../../nbi/params.js';
import { isVariable } from './parameters.js';

/** A list of an instantiation's arguments that attributes give a part of. */
interface ItemList {
  /** What an item is about, in words. */
  readonly noun: string;
  /** The key of an item that says which one. */
  readonly key: string;
  /** The keys of an item that have an attribute of their own: its name, and the list of objects that has it. */
  readonly own: Readonly<Record<string, readonly [attribute: string, holder: string]>>;
}

/** `ns_instantiate` in the NBI's validation.py has no others that attributes give a part of. */
export const itemLists = {
  vnf: { noun: 'VNF', key: 'member-vnf-index', own: { vimAccountId: ['vim_account_name', 'vnfs'] } },
  vld: {
    noun: 'virtual link',
    key: 'name',
    own: {
      'vim-network-name': ['vim_network_name', 'networks'],
      'vim-network-id': ['vim_network_id', 'networks'],
    },
  },
  additionalParamsForVnf: {
    noun: 'VNF',
    key: 'member-vnf-index',
    own: {
      additionalParams: ['params', 'vnfs'],
      additionalParamsForKdu: ['kdus', 'vnfs'],
      'k8s-namespace': ['namespace', 'kdus'],
    },
  },
} as const satisfies Readonly<Record<string, ItemList>>;
export type ItemListName = keyof typeof itemLists;

export const itemListNames: readonly ItemListName[] = ['vnf', 'vld', 'additionalParamsForVnf'];

export function isItemList(name: string): name is ItemListName {
  return Object.hasOwn(itemLists, name);
}

/** What is wrong with an item list, and where below the arguments: a path of keys and indexes. */
export type ItemProblem = ItemList & {
  readonly list: ItemListName;
  readonly at: readonly (string | number)[];
} & (
    | { readonly fault: 'no-list' | 'no-key' }
    | { readonly fault: 'nothing' | 'twice'; readonly name: string }
    | Omit<VduProblem, 'at'>
    | { readonly fault: 'own'; readonly field: string; readonly attribute: string; readonly holder: string }
  );

/** A parameter of a VDU that OSM refuses for its name, or would read as YAML. */
interface VduProblem {
  readonly fault: 'vdu-name' | 'vdu-text';
  readonly name: string;
  /** Below the item of the VNF. */
  readonly at: readonly (string | number)[];
}

/** Everything that is wrong with the item lists of an instantiation's arguments, as they are declared. */
export function itemProblems(instantiation: JsonObject): readonly ItemProblem[] {
  return itemListNames.flatMap((list) => problemsOf(list, instantiation[list]));
}

function problemsOf(list: ItemListName, items: Json | undefined): ItemProblem[] {
  if (items === undefined) return [];
  const about: ItemList & { readonly list: ItemListName } = { ...itemLists[list], list };
  if (!Array.isArray(items) || items.length === 0) return [{ ...about, fault: 'no-list', at: [list] }];
  const seen = new Set<string>();
  return items.flatMap((item: Json, index): ItemProblem[] => {
    const name = nameOf(list, item);
    if (!isJsonObject(item) || name === undefined)
      return [{ ...about, fault: 'no-key', at: [list, index, about.key] }];
    const at = [list, index, about.key];
    const isTwice = seen.has(name);
    seen.add(name);
    return [
      ...(isTwice ? [{ ...about, fault: 'twice' as const, name, at }] : []),
      ...(Object.keys(item).length === 1 ? [{ ...about, fault: 'nothing' as const, name, at }] : []),
      ...Object.entries(about.own)
        .filter(([field]) => field in item)
        .map(([field, [attribute, holder]]) => {
          return { ...about, fault: 'own' as const, field, attribute, holder, at: [list, index, field] };
        }),
      ...vduProblems(item).map((problem) => ({ ...about, ...problem, at: [list, index, ...problem.at] })),
    ];
  });
}

/** What is wrong with the parameters of the VDUs of a VNF, which OSM takes as it does those of the VNF. */
function vduProblems({ additionalParamsForVdu: vdus }: JsonObject): readonly VduProblem[] {
  return (Array.isArray(vdus) ? vdus : []).flatMap((vdu: Json, index) => {
    const params = isJsonObject(vdu) ? vdu['additionalParams'] : undefined;
    if (!isJsonObject(params)) return [];
    return Object.entries(params).flatMap(([name, value]): VduProblem[] => {
      const at = ['additionalParamsForVdu', index, 'additionalParams', name];
      if (!isVariable(name)) return [{ fault: 'vdu-name', name, at }];
      return looksEncoded(value) ? [{ fault: 'vdu-text', name, at }] : [];
    });
  });
}

/** The name that an item goes by: a member VNF index or a virtual link's. */
function nameOf(list: ItemListName, item: Json): string | undefined {
  const name = isJsonObject(item) ? item[itemLists[list].key] : undefined;
  return typeof name === 'string' && name !== '' ? name : undefined;
}

/** The items of a list that have a name, with it and their index. */
export function namedItems(
  instantiation: JsonObject,
  list: ItemListName,
): readonly { readonly name: string; readonly index: number; readonly item: JsonObject }[] {
  const items = instantiation[list];
  return (Array.isArray(items) ? items : []).flatMap((item: Json, index) => {
    const name = nameOf(list, item);
    return isJsonObject(item) && name !== undefined ? [{ name, index, item }] : [];
  });
}

/** The arguments with `made` in one of their lists: in the item of the same name if it is there, else behind the others. */
export function withItems(
  instantiation: JsonObject,
  list: ItemListName,
  made: readonly JsonObject[],
): JsonObject {
  if (made.length === 0) return instantiation;
  const rest = new Map(made.map((item) => [nameOf(list, item), item]));
  const merged = namedItems(instantiation, list).map(({ name, item }) => {
    const more = rest.get(name);
    rest.delete(name);
    return { ...item, ...more };
  });
  return { ...instantiation, [list]: [...merged, ...rest.values()] };
}

/** What no attribute says of the items of a list, as they were sent. */
export function furtherItems(sent: JsonObject, list: ItemListName): readonly JsonObject[] {
  const { own } = itemLists[list];
  return namedItems(sent, list)
    .map(({ item }) => Object.fromEntries(Object.entries(item).filter(([key]) => !Object.hasOwn(own, key))))
    .filter((item) => Object.keys(item).length > 1);
}

/** The arguments in a form in which the order of the items of a list does not count. */
export function withoutItemOrder(instantiation: JsonObject): JsonObject {
  const lists = itemListNames
    .filter((list) => list in instantiation)
    .map((list) => {
      const groups = new Map<string, JsonObject[]>();
      for (const { name, item } of namedItems(instantiation, list)) {
        groups.set(name, [...(groups.get(name) ?? []), item]);
      }
      return [list, Object.fromEntries(groups)] as const;
    });
  return { ...instantiation, ...Object.fromEntries(lists) };
}

/** A name that an item goes by, and where it stands below the arguments: a path of keys and indexes. */
export interface ItemName {
  readonly name: string;
  readonly at: readonly (string | number)[];
}

/** The virtual links and the member VNFs that the items are about. */
export function namesIn(instantiation: JsonObject): {
  readonly links: readonly ItemName[];
  readonly members: readonly ItemName[];
} {
  const namesOf = (list: ItemListName) =>
    namedItems(instantiation, list).map(({ name, index }) => ({
      name,
      at: [list, index, itemLists[list].key],
    }));
  return { links: namesOf('vld'), members: [...namesOf('vnf'), ...namesOf('additionalParamsForVnf')] };
}
