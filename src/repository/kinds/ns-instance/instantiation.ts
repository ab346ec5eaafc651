import type { JsonObject } from '../../../../provider/json/index.js';
import { locate, type YamlNode } from '../../../../provider/packages/yaml/index.js';
import { attributeOf, ofOsm } from '../../../../provider/resources/ns-instance/instantiation.js';
import {
  type ItemName,
  type ItemProblem,
  itemProblems,
  namesIn,
} from '../../../../provider/resources/ns-instance/item-lists.js';
import { camelCase } from '../../camel-case.js';
import { type ObjectForm, readJsonObject } from '../../json-object.js';
import { encodedText, variableRemedy } from '../../parameters.js';
import type { Report } from '../../problem-list.js';
import type { NsInstanceDeclaration } from '../../types.js';
import type { OpsFile } from '../kind.js';

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
  if (node === undefined || value === undefined) return value;
  for (const problem of itemProblems(value)) {
    const { message, remedy } = wordsOf(problem);
    report('error', 'file-invalid', message, remedy, locate(node, problem.at));
  }
  return value;
}

/** The virtual links and the member VNFs that the further arguments name. */
export function referencesIn(
  value: JsonObject | undefined,
  placeOf: OpsFile['placeOf'],
): NonNullable<NsInstanceDeclaration['namedInInstantiation']> {
  const { links, members } = namesIn(value ?? {});
  const toReference = ({ name, at }: ItemName) => ({ name, place: placeOf('instantiation', ...at) });
  return { links: links.map(toReference), members: members.map(toReference) };
}

function wordsOf(problem: ItemProblem): { readonly message: string; readonly remedy: string } {
  const { list, noun, key } = problem;
  switch (problem.fault) {
    case 'no-list':
      return {
        message: `The field '${list}' must be a list with an item at least.`,
        remedy: `Write an item for each ${noun} that is given something, or leave it out.`,
      };
    case 'no-key':
      return {
        message: `The item of '${list}' has no text for its ${noun} under '${key}'.`,
        remedy: `Add the '${key}', in quotes if it is a number.`,
      };
    case 'twice':
      return {
        message: `The ${noun} '${problem.name}' stands twice in '${list}'.`,
        remedy: 'Merge the two, or correct the name of one.',
      };
    case 'nothing':
      return {
        message: `The item of '${list}' gives the ${noun} '${problem.name}' nothing.`,
        remedy: 'Say what it is given, or leave the item out.',
      };
    case 'vdu-name':
      return {
        message: `The name '${problem.name}' cannot be that of a VDU's parameter.`,
        remedy: variableRemedy,
      };
    case 'vdu-text':
      return encodedText;
    case 'own':
      return {
        message: `The field '${problem.field}' of a ${noun} has a key of its own: '${camelCase(problem.attribute)}'.`,
        remedy: `Say it in '${problem.holder}'.`,
      };
  }
}
