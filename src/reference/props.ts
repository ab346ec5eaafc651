import { core } from 'zod';
import type { Attributes } from '../../provider/plugin/definition/index.js';
import { deriveBlock } from '../../provider/plugin/schema/derive.js';
import {
  type Field,
  hasAttributes,
  type ObjectShape,
  type Shape,
} from '../../provider/plugin/schema/shape.js';
import { docstring } from './docstring.js';
import { camelCase, pascalCase, singular } from './names.js';
import type { Page } from './pages.js';

/** Of what the props are, and how their module is made. */
export interface PropsSource {
  /** Terraform's name without the provider's: `ns_instance`. */
  readonly name: string;
  /** Docstring of the interface of the props. */
  readonly description: string;
  readonly attributes: Attributes;
  /** What the interface extends, a type of `../cdktf.js`. */
  readonly base?: string;
}

const notice = '// Written by `npm run docs` from the definitions in provider/. Do not edit.';

/**
 * The TypeScript module with the interface of a construct's props, `NsInstanceProps`, and of what is nested in them.
 * Types that are derived from the schema at compile time would do, but have no docstrings: an editor would show none.
 */
export function propsModule({ name, description, attributes, base }: PropsSource): Page {
  const title = pascalCase(name);
  const interfaces = interfacesOf(`${title}Props`, title, description, deriveBlock(attributes), base);
  const body = interfaces.join('\n\n');
  return {
    file: `${name.replaceAll('_', '-')}-props.ts`,
    text: `${[notice, ...imports(body)].join('\n')}\n\n${body}\n`,
  };
}

function imports(body: string): string[] {
  const used = (names: readonly string[]) => names.filter((name) => new RegExp(`\\b${name}\\b`).test(body));
  return [
    ...importOf(used(['IResolvable', 'TerraformMetaArguments']), '../cdktf.js'),
    ...importOf(used(['OneOf']), '../props.js'),
  ];
}

function importOf(names: readonly string[], module: string): string[] {
  return names.length === 0 ? [] : [`import type { ${names.join(', ')} } from '${module}';`];
}

/** The interface of an object's parts, and those of the objects nested in it, which are named after their place. */
function interfacesOf(
  name: string,
  place: string,
  description: string,
  { fields }: ObjectShape,
  base?: string,
): string[] {
  const settable = [...fields].filter(([, { facts }]) => facts?.mode !== 'computed');
  const members = settable.map(([key, field]) => member(key, field, place));
  const nested = settable.flatMap(([key, { shape, facts }]) => {
    const inner = innermost(shape);
    if (!hasAttributes(inner)) return [];
    const nestedPlace = nestedName(place, key);
    const what = inner === shape ? (facts?.description ?? '') : `One of the \`${camelCase(key)}\`.`;
    return interfacesOf(nestedPlace, nestedPlace, what, inner);
  });
  const heading = `export interface ${name}${base === undefined ? '' : ` extends ${base}`} {`;
  return [[...docstring(description, ''), heading, members.join('\n'), '}'].join('\n'), ...nested];
}

function member(key: string, { shape, facts }: Field, place: string): string {
  const isRequired = facts?.mode === 'required';
  const type = typeOf(shape, nestedName(place, key));
  const notes = [
    facts?.description ?? '',
    ...(facts?.forcesReplacement ? ['Another value replaces the resource.'] : []),
  ];
  const declared = `${camelCase(key)}${isRequired ? `: ${type}` : `?: ${type} | undefined`}`;
  return [...docstring(notes.join(' '), '  '), `  readonly ${declared};`].join('\n');
}

function nestedName(place: string, key: string): string {
  return `${place}${pascalCase(singular(key))}`;
}

/** The type of a prop. Text, and CDKTF's tokens for numbers, are of the plain type; other references are IResolvable. */
function typeOf(shape: Shape, name: string): string {
  switch (shape.kind) {
    case 'string':
      return textType(shape.check);
    case 'number':
    case 'integer':
      return 'number';
    case 'bool':
      return 'boolean | IResolvable';
    case 'dynamic':
      return 'unknown';
    case 'list':
    case 'set':
      return `readonly ${inArray(elementType(shape.element, name))}[] | IResolvable`;
    case 'map':
      return `Readonly<Record<string, ${elementType(shape.element, name)}>> | IResolvable`;
    case 'object':
      return name;
  }
}

/** Among the elements of a collection null has a meaning of its own, if it may stand there. */
function elementType(shape: Shape, name: string): string {
  const type = typeOf(shape, name);
  return shape.check instanceof core.$ZodNullable ? `${type} | null` : type;
}

function inArray(type: string): string {
  return type.includes(' ') ? `(${type})` : type;
}

function textType(check: core.$ZodType): string {
  if (check instanceof core.$ZodNullable) return textType(check._zod.def.innerType);
  if (!(check instanceof core.$ZodEnum)) return 'string';
  return `OneOf<${[...check._zod.values].map((value) => `'${String(value)}'`).join(' | ')}>`;
}

function innermost(shape: Shape): Shape {
  return 'element' in shape ? innermost(shape.element) : shape;
}
