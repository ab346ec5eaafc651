import type { ErrorCode } from '../../provider/errors/index.js';
import {
  isJsonObject,
  isLosslessNumber,
  type Json,
  type JsonObject,
  stringifyExact,
} from '../../provider/json/index.js';
import type { YamlMap, YamlNode, YamlScalar } from '../../provider/packages/yaml/index.js';
import { otherReadings } from './ambiguity.js';
import { goYamlValue, isGoYamlNull } from './go-yaml-scalar.js';
import type { Report } from './problem-list.js';

/** What an object of a file is for: what its keys may be, and how it is spoken of. */
export interface ObjectForm {
  /** The key that holds it. */
  readonly key: string;
  /** What each of its entries is. */
  readonly noun: string;
  readonly code: ErrorCode;
  /** What is wrong with a name at its top. */
  readonly nameProblem?: (name: string) => EntryProblem | undefined;
  /** What is wrong with a scalar at its top. */
  readonly valueProblem?: (value: Json) => EntryProblem | undefined;
}

interface EntryProblem {
  readonly message: string;
  readonly remedy: string;
}

/**
 * An object of a file as JSON: what OSM Ops would send to OSM. Reports what JSON or OSM cannot hold as errors and what
 * other YAML readers would take for something else as warnings. Gives nothing if there is none.
 */
export function readJsonObject(
  node: YamlNode | undefined,
  form: ObjectForm,
  report: Report,
): JsonObject | undefined {
  if (node === undefined || (node.kind === 'scalar' && isGoYamlNull(node))) return undefined;
  if (node.kind !== 'map') {
    const remedy = `Write them as \`name: value\` lines, or leave \`${form.key}\` out.`;
    report('error', form.code, `The ${form.noun}s must be a mapping.`, remedy, node.at);
    return undefined;
  }
  checkTopLevel(node, form, report);
  const value = new ObjectReader(form, report).read(node);
  return isJsonObject(value) ? value : undefined;
}

function checkTopLevel(object: YamlMap, form: ObjectForm, report: Report): void {
  const check = (scalar: YamlScalar, problem: EntryProblem | undefined) => {
    if (problem !== undefined) report('error', form.code, problem.message, problem.remedy, scalar.at);
  };
  for (const { key, value } of object.entries.values()) {
    const name = keyText(key);
    if (name !== undefined) check(key, form.nameProblem?.(name));
    if (value.kind === 'scalar') check(value, form.valueProblem?.(goValue(value)));
  }
}

class ObjectReader {
  constructor(
    readonly form: ObjectForm,
    readonly report: Report,
  ) {}

  read(node: YamlNode): Json {
    if (node.kind === 'scalar') return this.#readScalar(node);
    if (node.kind === 'list') return node.items.map((item) => this.read(item));
    return this.#readMap(node);
  }

  #readScalar(scalar: YamlScalar): Json {
    const reading = goYamlValue(scalar);
    if ('refused' in reading) {
      this.#error(
        scalar,
        `A ${this.form.noun} cannot have this value: ${reading.refused}.`,
        'Quote it if a text is meant.',
      );
      return null;
    }
    this.#warnIfAmbiguous(scalar, reading.value);
    return reading.value;
  }

  #readMap(map: YamlMap): JsonObject {
    const values = new Map<string, Json>();
    for (const { key, value } of map.entries.values()) {
      const text = keyText(key);
      if (text === undefined) {
        this.#error(
          key,
          `'${key.text}' cannot be the name of a ${this.form.noun}.`,
          'Quote it, or use another name.',
        );
      } else if (values.has(text)) {
        this.#error(
          key,
          `The name '${text}' stands twice in one mapping, here as ${key.text}.`,
          'Keep one of the two.',
        );
      } else {
        this.#warnIfAmbiguous(key, goValue(key));
        values.set(text, this.read(value));
      }
    }
    return Object.fromEntries(values);
  }

  #warnIfAmbiguous(scalar: YamlScalar, value: Json): void {
    const others = otherReadings(scalar, value);
    if (others === undefined) return;
    const here = stringifyExact(value);
    const quoted = JSON.stringify(scalar.text);
    const plainly = scalar.text === here || here === quoted ? '' : `${here} if that is meant, or `;
    this.report(
      'warning',
      'yaml-ambiguous',
      `${scalar.text} is ${here} here and to OSM Ops, but ${others}.`,
      `Write ${plainly}${quoted} if the text is meant.`,
      scalar.at,
    );
  }

  #error(scalar: YamlScalar, message: string, remedy: string): void {
    this.report('error', this.form.code, message, remedy, scalar.at);
  }
}

function goValue(scalar: YamlScalar): Json {
  const reading = goYamlValue(scalar);
  return 'value' in reading ? reading.value : scalar.text;
}

/** A key as OSM Ops' JSON encoder writes it: numbers and booleans become text. It knows no null as a key. */
function keyText(key: YamlScalar): string | undefined {
  const reading = goYamlValue(key);
  if ('refused' in reading || reading.value === null) return undefined;
  const { value } = reading;
  return typeof value === 'object' && !isLosslessNumber(value) ? undefined : String(value);
}
