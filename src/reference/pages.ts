import type { Attributes, ProviderDefinition, Resource } from '../../provider/plugin/definition/index.js';
import { deriveBlock } from '../../provider/plugin/schema/derive.js';
import { attributeSections } from './attributes.js';
import { hclBlocks } from './hcl-blocks.js';
import type { ImportNotes } from './imports.js';

/** A page of the reference. */
export interface Page {
  /** Name of the file in the folder of the reference. */
  readonly file: string;
  /** Markdown. */
  readonly text: string;
}

/** From what the pages are made, beside the definitions. */
export interface PageSources {
  /** A formatted HCL configuration with a block of the provider and of every resource. */
  readonly example: string;
  /** By resource type. */
  readonly imports: Readonly<Record<string, ImportNotes>>;
}

const notice = '<!-- Written by `npm run docs` from the definitions in provider/. Do not edit. -->';

/**
 * The reference pages of a provider: one of its block, one of each resource. Throws an Error if a resource has no
 * example or no notes on its import.
 */
export function referencePages<A extends Attributes, Client>(
  provider: ProviderDefinition<A, Client>,
  sources: PageSources,
): Page[] {
  return [
    providerPage(provider, sources),
    ...provider.resources.map((resource) => resourcePage(resource, sources)),
  ];
}

function providerPage<A extends Attributes, Client>(
  { source, description, attributes, resources }: ProviderDefinition<A, Client>,
  { example }: PageSources,
): Page {
  const name = source.split('/').at(-1) ?? source;
  const links = resources.map(({ type }) => `- [\`${type}\`](${type}.md)`).join('\n');
  return page('provider.md', [
    `# Provider \`${name}\``,
    `${description} Source address: \`${source}\`.`,
    ...exampleSection(example, ['terraform', `provider "${name}"`]),
    '## Arguments',
    ...attributeSections(deriveBlock(attributes).fields, 3),
    '## Resources',
    links,
  ]);
}

function resourcePage<Client>(
  { type, description, attributes }: Resource<Client>,
  { example, imports }: PageSources,
): Page {
  const notes = imports[type];
  if (notes === undefined) throw new Error(`no notes on the import of ${type}`);
  return page(`${type}.md`, [
    `# Resource \`${type}\``,
    description,
    ...exampleSection(example, [`resource "${type}"`]),
    '## Attributes',
    ...attributeSections(deriveBlock(attributes).fields, 3),
    '## Import',
    notes.text,
    fenced('sh', notes.example),
  ]);
}

function exampleSection(example: string, headers: readonly string[]): string[] {
  const blocks = headers.flatMap((header) => hclBlocks(example, header));
  if (blocks.length < headers.length) throw new Error(`the example has no block of ${headers.join(', ')}`);
  return ['## Example', fenced('hcl', blocks.join('\n\n'))];
}

function fenced(language: string, code: string): string {
  return `\`\`\`${language}\n${code}\n\`\`\``;
}

function page(file: string, paragraphs: readonly string[]): Page {
  return { file, text: `${[notice, ...paragraphs].join('\n\n')}\n` };
}
