import type { Mode } from '../../provider/plugin/definition/index.js';
import { type Field, type Fields, hasAttributes, type Shape } from '../../provider/plugin/schema/shape.js';

/** The modes under the headings of the Terraform Registry's pages, in their order. */
const sections: readonly (readonly [heading: string, modes: readonly Mode[]])[] = [
  ['Required', ['required']],
  ['Optional', ['optional', 'optional-computed']],
  ['Read-only', ['computed']],
];

/**
 * Lists attributes as Markdown, under headings of the given level; nested attributes follow under a heading of their
 * own.
 *
 * @param path names of the attributes in which these are nested, from the root
 */
export function attributeSections(fields: Fields, level: number, path: readonly string[] = []): string[] {
  const listed = [...fields].filter(([, { facts }]) => facts !== undefined);
  const lists = sections.flatMap(([heading, modes]) => {
    const rows = listed.filter(([, { facts }]) => facts !== undefined && modes.includes(facts.mode));
    if (rows.length === 0) return [];
    return [
      `${'#'.repeat(level)} ${heading}`,
      rows.map(([name, field]) => row(name, field, path)).join('\n'),
    ];
  });
  const nested = listed.flatMap(([name, { shape }]) => nestedSection(shape, level, [...path, name]));
  return [...lists, ...nested];
}

function row(name: string, { shape, facts }: Field, path: readonly string[]): string {
  const marks = [
    typeName(shape),
    ...(facts?.mode === 'optional-computed' ? ['computed if not given'] : []),
    ...(facts?.forcesReplacement ? ['forces replacement'] : []),
    ...(facts?.sensitive ? ['sensitive'] : []),
  ];
  const more = hasAttributes(innermost(shape)) ? ` See [below](#${anchor([...path, name])}).` : '';
  return `- \`${name}\` (${marks.join(', ')}) ${facts?.description ?? ''}${more}`;
}

function nestedSection(shape: Shape, level: number, path: readonly string[]): string[] {
  const inner = innermost(shape);
  if (!hasAttributes(inner)) return [];
  return [
    `${'#'.repeat(level - 1)} Nested in \`${path.join('.')}\``,
    ...attributeSections(inner.fields, level, path),
  ];
}

/** The link to a nested section, as GitHub makes it of the heading. */
function anchor(path: readonly string[]): string {
  return `nested-in-${path.join('')}`;
}

function innermost(shape: Shape): Shape {
  return 'element' in shape ? innermost(shape.element) : shape;
}

/** A type in Terraform's words. Collections of nested attributes say what they hold. */
function typeName(shape: Shape): string {
  if ('element' in shape) return `${shape.kind} of ${typeName(shape.element)}`;
  if (shape.kind === 'integer') return 'number';
  return shape.kind === 'dynamic' ? 'any type' : shape.kind;
}
