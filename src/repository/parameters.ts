import { type JsonObject, stringifyExact } from '../../provider/json/index.js';
import { looksEncoded, modelKey } from '../../provider/nbi/params.js';
import { isSecretKey } from '../../provider/nbi/records/secret-keys.js';
import type { YamlNode } from '../../provider/packages/yaml/index.js';
import { isVariable } from '../../provider/resources/ns-instance/parameters.js';
import { configText } from '../../provider/resources/vim-account/config-text.js';
import { type ObjectForm, readJsonObject } from './json-object.js';
import type { Report } from './problem-list.js';

/** What to do about a name that no parameter of an NS, a VNF or a VDU can have. */
export const variableRemedy = 'Use the letters a to z, digits and _ alone, with no digit first.';

/** What there is to say of a parameter's text that OSM would take for a list or a map. */
export const encodedText = {
  message: "A text at the top cannot begin with '!!yaml ': OSM would read the rest of it as YAML.",
  remedy: 'Nest the value: `a: {b: "!!yaml ..."}`. Below the top such texts are fine.',
};

const kduParameters: ObjectForm = {
  key: 'params',
  noun: 'parameter',
  code: 'invalid-parameters',
  nameProblem: (name) => {
    if (name === modelKey) {
      return {
        message: `The parameter '${name}' is none of the chart: an upgrade takes it for another chart.`,
        remedy:
          "Name the chart in the KDU's `model`, beside `params`, in the long form of the file (`vnfs`).",
      };
    }
    // OSM answers 400 to such keys, though only at the top (see 227-ns-create-param-dot among the recordings).
    if (!/[.$]/.test(name)) return undefined;
    return {
      message: `OSM refuses the parameter '${name}': a name at the top may hold neither '.' nor '$'.`,
      remedy: 'Nest the value: `a: {b: 1}` instead of `a.b: 1`. Below the top such names are fine.',
    };
  },
  // OSM keeps lists and maps as such texts, and could not tell one from them.
  valueProblem: (value) => (looksEncoded(value) ? encodedText : undefined),
};

const nsParameters: ObjectForm = {
  ...kduParameters,
  nameProblem: (name) =>
    isVariable(name)
      ? undefined
      : { message: `The name '${name}' cannot be that of an NS or VNF parameter.`, remedy: variableRemedy },
};

const config: ObjectForm = { key: 'config', noun: 'setting', code: 'file-invalid' };

/** Helm values of a KDU, as OSM Ops would send them. */
export function readKduParameters(node: YamlNode | undefined, report: Report): JsonObject | undefined {
  return readJsonObject(node, kduParameters, report);
}

/** Parameters of an NS or of a VNF. */
export function readNsParameters(node: YamlNode | undefined, report: Report): JsonObject | undefined {
  return readJsonObject(node, nsParameters, report);
}

/** The configuration of a VIM account. Where a key names a secret, nothing of it is read: no message may quote it. */
export function readConfig(node: YamlNode | undefined, report: Report): JsonObject | undefined {
  if (node === undefined || reportSecretKeys(node, report)) return undefined;
  let isRefused = false;
  const value = readJsonObject(node, config, (severity, ...problem) => {
    isRefused ||= severity === 'error';
    report(severity, ...problem);
  });
  const [problem] = configText.safeParse(stringifyExact(value ?? {})).error?.issues ?? [];
  // What is refused stands in the value as a null.
  if (problem !== undefined && !isRefused) {
    report('error', 'file-invalid', `'config' ${problem.message}.`, "Change 'config'.", node.at);
  }
  return value;
}

function reportSecretKeys(node: YamlNode, report: Report): boolean {
  if (node.kind === 'scalar') return false;
  if (node.kind === 'list') return node.items.map((item) => reportSecretKeys(item, report)).includes(true);
  const found = [...node.entries].map(([name, { key, value }]) => {
    if (!isSecretKey(name)) return reportSecretKeys(value, report);
    const message = `The key '${name}' of 'config' names a secret, which would be in plan and state.`;
    const remedy = 'Take it out, and set it in OSM with `osm vim-update`: osmops leaves it alone there.';
    report('error', 'secret-in-file', message, remedy, key.at);
    return true;
  });
  return found.includes(true);
}
