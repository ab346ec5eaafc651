import { isJsonObject, type Json, type JsonObject } from '../../../../provider/json/index.js';
import { locate, type YamlNode } from '../../../../provider/packages/yaml/index.js';
import {
  attributeOf,
  memberOf,
  ofOsm,
  placementKey,
} from '../../../../provider/resources/ns-instance/instantiation.js';
import { camelCase } from '../../camel-case.js';
import { type ObjectForm, readJsonObject } from '../../json-object.js';
import type { Report } from '../../problem-list.js';

const instantiation: ObjectForm = {
  key: 'instantiation',
  noun: 'field',
  code: 'file-invalid',
  nameProblem: (name) => {
    if (ofOsm.includes(name)) {
      return { message: `OSM fills in the field '${name}' itself.`, remedy: 'Leave it out.' };
    }
    const attribute = Object.hasOwn(attributeOf, name) ? attributeOf[name] : undefined;
    if (attribute === undefined) return undefined;
    const own = camelCase(attribute);
    return { message: `The field '${name}' has a key of its own: '${own}'.`, remedy: `Say it in '${own}'.` };
  },
};

/** What else the instantiation of an NS is given. */
export function readInstantiation(node: YamlNode | undefined, report: Report): JsonObject | undefined {
  const value = readJsonObject(node, instantiation, report);
  if (node !== undefined && value !== undefined) checkPlacements(node, value[placementKey], report);
  return value;
}

/** Checks what is said of single VNFs, as `instantiationText` of the resource does. */
function checkPlacements(node: YamlNode, placements: Json | undefined, report: Report): void {
  if (placements === undefined) return;
  const refuse = (message: string, remedy: string, ...at: (string | number)[]) =>
    report('error', 'file-invalid', message, remedy, locate(node, [placementKey, ...at]));
  if (!Array.isArray(placements) || placements.length === 0) {
    const remedy = 'Write an item for each VNF that is given something, or leave it out.';
    refuse(`The field '${placementKey}' must be a list with an item at least.`, remedy);
    return;
  }
  for (const [index, item] of placements.entries()) {
    if (memberOf(item) === undefined) {
      const message = `The item of '${placementKey}' has no text for its VNF under 'member-vnf-index'.`;
      refuse(message, 'Add the member VNF index, in quotes if it is a number.', index, 'member-vnf-index');
    } else if (isJsonObject(item) && 'vimAccountId' in item) {
      const message = "The field 'vimAccountId' of a VNF has a key of its own: 'vimAccountName'.";
      refuse(message, "Say it in 'vnfs', by the name of the VIM account.", index, 'vimAccountId');
    }
  }
}
