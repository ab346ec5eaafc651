import {
  isJsonObject,
  isLosslessNumber,
  type Json,
  type JsonObject,
  stringifyExact,
} from '../../provider/json/index.js';
import { looksEncoded } from '../../provider/nbi/params.js';
import type { YamlMap, YamlNode, YamlScalar } from '../../provider/packages/yaml/index.js';
import { otherReadings } from './ambiguity.js';
import { goYamlValue, isGoYamlNull } from './go-yaml-scalar.js';
import type { Report } from './problem-list.js';

/**
 * The parameters of a KDU as JSON: what OSM Ops would send to OSM. Reports what JSON or OSM cannot hold as errors and
 * what other YAML readers would take for something else as warnings. Gives nothing if there are no parameters.
 */
export function readParameters(node: YamlNode | undefined, report: Report): JsonObject | undefined {
  if (node === undefined || (node.kind === 'scalar' && isGoYamlNull(node))) return undefined;
  if (node.kind !== 'map') {
    const remedy = 'Write them as `name: value` lines, or leave `params` out.';
    report('error', 'invalid-parameters', 'The parameters must be a mapping.', remedy, node.at);
    return undefined;
  }
  checkTopLevelKeys(node, report);
  checkEncodedTexts(node, report);
  const value = new ParameterReader(report).read(node);
  return isJsonObject(value) ? value : undefined;
}

/** OSM answers 400 to such keys, though only at the top (see 227-ns-create-param-dot among the recordings). */
function checkTopLevelKeys(params: YamlMap, report: Report): void {
  for (const { key } of params.entries.values()) {
    const text = keyText(key);
    if (text === undefined || !/[.$]/.test(text)) continue;
    report(
      'error',
      'invalid-parameters',
      `OSM refuses the parameter '${text}': a name at the top may hold neither '.' nor '$'.`,
      'Nest the value: `a: {b: 1}` instead of `a.b: 1`. Below the top such names are fine.',
      key.at,
    );
  }
}

/** OSM keeps lists and maps as such texts, and could not tell one from them. */
function checkEncodedTexts(params: YamlMap, report: Report): void {
  for (const { value } of params.entries.values()) {
    if (value.kind !== 'scalar' || !looksEncoded(goValue(value))) continue;
    const message = "A text at the top cannot begin with '!!yaml ': OSM would read the rest of it as YAML.";
    const remedy = 'Nest the value: `a: {b: "!!yaml ..."}`. Below the top such texts are fine.';
    report('error', 'invalid-parameters', message, remedy, value.at);
  }
}

class ParameterReader {
  constructor(readonly report: Report) {}

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
        `A parameter cannot have this value: ${reading.refused}.`,
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
          `'${key.text}' cannot be the name of a parameter.`,
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
    this.report('error', 'invalid-parameters', message, remedy, scalar.at);
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
