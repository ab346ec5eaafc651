import { Document, type Scalar, type ScalarTag, type Tags } from 'yaml';
import { isLosslessNumber, type Json } from '../../provider/json/index.js';
import { otherReadings } from './ambiguity.js';
import { goYamlValue } from './go-yaml-scalar.js';

/**
 * A value as YAML that every reader on the way takes for the same: OSM Ops' (gopkg.in/yaml.v2), those of YAML 1.2, and
 * Python's, which OSM has. A text that one of them could take for something else is quoted; numbers keep all their digits.
 */
export function writeYaml(value: Json): string {
  const document = new Document(value, { version: '1.2', aliasDuplicateObjects: false, customTags });
  return document.toString({ lineWidth: 0 });
}

/** Has texts and numbers written by the rules below alone: of several tags for a value the library takes its own. */
function customTags(tags: Tags): Tags {
  const replaced = ['str', 'int', 'float'].map((name) => `tag:yaml.org,2002:${name}`);
  return [text, number, ...tags.filter((tag) => typeof tag === 'string' || !replaced.includes(tag.tag))];
}

const text: ScalarTag = {
  tag: 'tag:yaml.org,2002:str',
  identify: (value) => typeof value === 'string',
  default: true,
  resolve: (source) => source,
  stringify: ({ value }: Scalar, { implicitKey, inFlow, indent }) => {
    const source = String(value);
    if (isPlain(source)) return source;
    return implicitKey || inFlow || !isBlock(source) ? quoted(source) : block(source, indent);
  },
};

const number: ScalarTag = {
  tag: 'tag:yaml.org,2002:float',
  identify: (value) => typeof value === 'number' || isLosslessNumber(value),
  default: true,
  resolve: (source) => source,
  stringify: ({ value }: Scalar) => numberText(Object.is(value, -0) ? '-0' : String(value)),
};

/** JSON's notation, but for an exponent: Python's YAML knows none without a point and a sign. */
function numberText(json: string): string {
  const [, whole, fraction = '.0', sign = '', digits] = /^(-?\d+)(\.\d+)?[eE]([-+]?)(\d+)$/.exec(json) ?? [];
  return digits === undefined ? json : `${whole}${fraction}e${sign || '+'}${digits}`;
}

/** What may stand without quotes: it begins with a letter and has no sign that means something to YAML. */
const harmless = /^[A-Za-z_/](?:[\w./@+-]|[: ](?=[\w./@+-]))*$/;

function isPlain(source: string): boolean {
  if (!harmless.test(source)) return false;
  const scalar = { kind: 'scalar', text: source, plain: true, at: { line: 1, column: 1 } } as const;
  const reading = goYamlValue(scalar);
  return 'value' in reading && reading.value === source && otherReadings(scalar, source) === undefined;
}

/** Signs that nobody sees, or that a reader refuses or takes for the end of a line. */
const hidden = /[\p{C}\p{Zl}\p{Zp}\u00a0]/gu;

/** JSON's quoting is YAML's too. */
function quoted(source: string): string {
  return JSON.stringify(source).replace(hidden, (sign) => {
    const code = sign.codePointAt(0) ?? 0;
    return code > 0xffff
      ? `\\U${code.toString(16).padStart(8, '0')}`
      : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

/** Lines that a block shows as they are: none ends in a blank, and the first one does not begin with one. */
function isBlock(source: string): boolean {
  const lines = source.replace(/\n$/, '').split('\n');
  const isShown = (line: string) => !/\s$/.test(line) && line.replaceAll('\t', ' ').search(hidden) < 0;
  return lines.length > 1 && /^\S/.test(source) && lines.every(isShown) && lines.at(-1) !== '';
}

function block(source: string, indent: string): string {
  const body = source.replace(/\n$/, '').replace(/\n(?!\n)/g, `\n${indent}`);
  return `${source.endsWith('\n') ? '|' : '|-'}\n${indent}${body}`;
}
