import type { Attributes, ProviderDefinition, Resource } from '../../provider/plugin/definition/index.js';
import { deriveBlock } from '../../provider/plugin/schema/derive.js';
import { attributeSections } from './attributes.js';
import { hclBlocks } from './hcl-blocks.js';
import type { ImportNotes } from './imports.js';

/** A file that is generated. */
export interface Page {
  /** Name of the file in its folder. */
  readonly file: string;
  /** All of it. Markdown, if it is for reading. */
  readonly text: string;
}

/** From what the pages are made, beside the definitions. */
export interface PageSources {
  /** Formatted HCL configurations, the first with the provider's blocks; a resource's blocks are in one of them. */
  readonly examples: readonly string[];
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
  { examples }: PageSources,
): Page {
  const name = source.split('/').at(-1) ?? source;
  const links = resources.map(({ type }) => `- [\`${type}\`](${type}.md)`).join('\n');
  return page('provider.md', [
    `# Provider \`${name}\``,
    `${description} Source address: \`${source}\`.`,
    ...exampleSection(examples, ['terraform', `provider "${name}"`]),
    '## Arguments',
    ...attributeSections(deriveBlock(attributes).fields, 3),
    '## Resources',
    links,
  ]);
}

function resourcePage<Client>(
  { type, description, attributes }: Resource<Client>,
  { examples, imports }: PageSources,
): Page {
  const notes = imports[type];
  if (notes === undefined) throw new Error(`no notes on the import of ${type}`);
  return page(`${type}.md`, [
    `# Resource \`${type}\``,
    description,
    ...exampleSection(examples, [`resource "${type}"`]),
    '## Attributes',
    ...attributeSections(deriveBlock(attributes).fields, 3),
    '## Import',
    notes.text,
    fenced('sh', notes.example),
  ]);
}

function exampleSection(examples: readonly string[], headers: readonly string[]): string[] {
  const blocks = headers.flatMap((header) => firstBlocks(examples, header));
  if (blocks.length < headers.length) throw new Error(`no example has a block of ${headers.join(', ')}`);
  return ['## Example', fenced('hcl', blocks.join('\n\n'))];
}

/** The blocks of the first example that has some: every example has its own block of the provider. */
function firstBlocks(examples: readonly string[], header: string): string[] {
  return examples.map((example) => hclBlocks(example, header)).find(({ length }) => length > 0) ?? [];
}

function fenced(language: string, code: string): string {
  return `\`\`\`${language}\n${code}\n\`\`\``;
}

function page(file: string, paragraphs: readonly string[]): Page {
  return { file, text: `${[notice, ...paragraphs].join('\n\n')}\n` };
}
