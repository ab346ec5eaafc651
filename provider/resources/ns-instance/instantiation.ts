import type { JsonObject } from '../../json/index.js';
import { jsonObjectText } from '../json-object-text.js';
import {
  furtherItems,
  type ItemProblem,
  isItemList,
  itemListNames,
  itemProblems,
  namedItems,
} from './item-lists.js';
import { infinityIn } from './parameters.js';

/** The keys of OSM's instantiation (`ns_instantiate` in the NBI's validation.py) that have attributes of their own. */
export const attributeOf: Readonly<Record<string, string>> = {
  nsName: 'name',
  nsDescription: 'description',
  nsdId: 'nsd_name',
  vimAccountId: 'vim_account_name',
  additionalParamsForNs: 'params',
  ssh_keys: 'ssh_keys',
};

/** Those that OSM fills in itself: it stores them beside what it was given. */
export const ofOsm: readonly string[] = ['lcmOperationType', 'nsInstanceId', 'netsliceInstanceId', 'nsr_id'];

/** A JSON text of further arguments of an instantiation, in OSM's own words. */
export const instantiationText = jsonObjectText((instantiation: JsonObject) => {
  const keys = Object.keys(instantiation);
  const own = keys.find((key) => Object.hasOwn(attributeOf, key));
  if (own !== undefined)
    return `has the key '${own}': that is what the attribute '${attributeOf[own]}' is for`;
  const refused = keys.find((key) => ofOsm.includes(key));
  if (refused !== undefined) return `has the key '${refused}', which OSM fills in itself`;
  const [problem] = itemProblems(instantiation);
  return problem === undefined ? infinityIn(instantiation) : itemProblemText(problem);
});

function itemProblemText(problem: ItemProblem): string {
  const { list, noun, key } = problem;
  switch (problem.fault) {
    case 'no-list':
      return `has a '${list}' that is no list with an item at least`;
    case 'no-key':
      return `has a '${list}' that is no list of objects, each with a text under '${key}'`;
    case 'twice':
      return `has the ${noun} '${problem.name}' twice in '${list}'`;
    case 'nothing':
      return `has nothing but its '${key}' for the ${noun} '${problem.name}' in '${list}'`;
    case 'vdu-name':
      return `has a parameter '${problem.name}' of a VDU: only letters, digits and '_' are taken there, and no digit comes first`;
    case 'vdu-text':
      return `has a text that begins with '!!yaml ' at a VDU's parameter '${problem.name}': OSM would read the rest as YAML`;
    case 'own':
      return `has '${problem.field}' in '${list}': that is what '${problem.attribute}' in '${problem.holder}' is for`;
  }
}

/** What of an instantiation's arguments, as they were sent, has no attribute of its own. */
export function furtherArguments(sent: JsonObject): JsonObject {
  const further = Object.entries(sent).filter(
    ([key]) => !Object.hasOwn(attributeOf, key) && !ofOsm.includes(key) && !isItemList(key),
  );
  const lists = itemListNames
    .map((list) => [list, furtherItems(sent, list)] as const)
    .filter(([, items]) => items.length > 0);
  return Object.fromEntries([...further, ...lists]);
}

/** The VIM accounts of single VNFs in an instantiation's arguments as they were sent: OSM's ids by member VNF index. */
export function vimAccountsOf(sent: JsonObject): ReadonlyMap<string, string> {
  return new Map(
    namedItems(sent, 'vnf').flatMap(({ name, item: { vimAccountId } }) =>
      typeof vimAccountId === 'string' ? [[name, vimAccountId] as const] : [],
    ),
  );
}
