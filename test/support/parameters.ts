import fc from 'fast-check';
import {
  exactNumber,
  isJsonObject,
  isLosslessNumber,
  type Json,
  type JsonObject,
} from '../../provider/json/index.js';

/** What a reader on the way could take for something of its own: Terraform, CDKTF, Helm, YAML, Python, JavaScript. */
const signs = [
  ...[
    '${',
    '$${a}',
    '${a}',
    '%{',
    '%%{if}',
    '${TfToken[TOKEN.0]}',
    '#{Token[TOKEN.1]}',
    '{{ .Values.a }}',
    '\\u0024',
  ],
  ...[
    '',
    ' ',
    'null',
    '~',
    'yes',
    'off',
    '010',
    '1e3',
    '0x1F',
    '1_000',
    '.inf',
    '12:30',
    '2001-01-01',
    '<<',
    '=',
  ],
  ...[
    "it's",
    '"',
    '\\',
    '\n',
    '\r\n',
    '\t',
    'a: b',
    '- a',
    '# a',
    ' a ',
    '|',
    '>',
    '&a',
    '*a',
    '!a',
    '@',
    '`',
    '%',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'a.b',
    '$a',
    'kubernetes.io/os',
    'é',
    'e\u0301',
    '😀',
    '\u2028',
    '\u0085',
  ],
  ...[
    '\u0000',
    '\u001b',
    '\ufeff',
    '\uffff',
    '日本語',
    '\u202e',
    '!!yaml',
    '!!str',
    '---',
    '...',
    'x'.repeat(2000),
  ],
];

/** Without halves of surrogate pairs: no text on the wire can hold them. */
const text = fc.oneof(
  fc.constantFrom(...signs),
  fc.string({ unit: 'binary' }).filter((value) => !/\p{Surrogate}/u.test(value)),
  fc.array(fc.constantFrom(...signs), { maxLength: 4 }).map((parts) => parts.join('')),
);

/** Numbers by their source text, also those that no double holds. */
const number = fc
  .oneof(
    fc.integer().map(String),
    fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }).map(String),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => JSON.stringify(value)),
    fc.constantFrom(
      '0.1',
      '1.0',
      '1.50',
      '9007199254740993',
      '0.1000000000000000055511151231257827',
      '1E+5',
      '1e-7',
      '-0',
    ),
  )
  .map(exactNumber);

const leaf = fc.oneof(text, number, fc.constantFrom<Json>(null, true, false, [], {}));

const { value } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(text, tie('value'), { maxKeys: 4 }),
  ),
}));

/** The name of a parameter that OSM takes, and a value for it. */
const topKey = text.filter((key) => !/[.$]/.test(key));
const topValue = value.filter((json) => typeof json !== 'string' || !json.startsWith('!!yaml '));

/** Any parameters that can be said in YAML, that JSON can say, and that OSM takes. */
export const parameters: fc.Arbitrary<JsonObject> = fc.dictionary(topKey, topValue, {
  minKeys: 1,
  maxKeys: 6,
});

/** Other values for the same names. */
export function otherValues(params: JsonObject): fc.Arbitrary<JsonObject> {
  const keys = Object.keys(params);
  return fc
    .array(topValue, { minLength: keys.length, maxLength: keys.length })
    .map((values) => Object.fromEntries(keys.map((key, index) => [key, values[index] ?? null])));
}

/** Block style, every text in double quotes, with no more escapes than YAML needs. */
export function blockYaml(json: Json, indent: string): string {
  if (Array.isArray(json) && json.length > 0) {
    return json.map((item) => `\n${indent}-${blockYaml(item, `${indent}  `)}`).join('');
  }
  if (isJsonObject(json) && Object.keys(json).length > 0) {
    const entries = Object.entries(json);
    return entries
      .map(([key, item]) => `\n${indent}? ${quoted(key)}\n${indent}:${blockYaml(item, `${indent}  `)}`)
      .join('');
  }
  return ` ${scalar(json)}`;
}

/** Flow style, in one line of ASCII. */
export function flowYaml(json: Json): string {
  if (Array.isArray(json)) return `[${json.map(flowYaml).join(', ')}]`;
  if (!isJsonObject(json)) return ascii(scalar(json));
  return `{${Object.entries(json)
    .map(([key, item]) => `? ${ascii(quoted(key))} : ${flowYaml(item)}`)
    .join(', ')}}`;
}

function scalar(json: Json): string {
  if (typeof json === 'string') return quoted(json);
  return isLosslessNumber(json) ? json.toString() : JSON.stringify(json);
}

/** JSON escapes less than YAML wants: controls, line ends of YAML 1.1, what is no character. */
function quoted(value: string): string {
  return JSON.stringify(value).replaceAll(/[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g, escaped);
}

function ascii(value: string): string {
  return value.replaceAll(/[^\x20-\x7e]/gu, escaped);
}

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `\\U${code.toString(16).padStart(8, '0')}`;
}
