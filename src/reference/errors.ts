import { explanationSections, explanations } from '../../provider/errors/explanations/index.js';
import { type ErrorCode, errorCodes } from '../../provider/errors/index.js';
import type { Page } from './pages.js';

/** The folder of the pages of the error codes, relative to the project's root. */
export const errorFolder = 'docs/errors';

const notice = '<!-- Written by `npm run docs` from the codes in provider/errors. Do not edit. -->';

/** A page of each error code, named after it, and the index of them. */
export function errorPages(): Page[] {
  return [index(), ...codesOf(errorCodes).map(errorPage)];
}

function errorPage(code: ErrorCode): Page {
  const { cause, remedy } = explanations[code];
  return page(`${code}.md`, [
    `# ${errorCodes[code]}`,
    `Code: \`${code}\``,
    '## When it arises',
    cause,
    '## What to do',
    remedy,
    '[All codes](README.md)',
  ]);
}

function index(): Page {
  const sections = explanationSections.flatMap(([title, section]) => [
    `## ${title}`,
    ['| Code | Title |', '|---|---|', ...codesOf(section).map(row)].join('\n'),
  ]);
  return page('README.md', [
    '# Error codes',
    'Every error says what happened, what to do now, and its code in brackets. Codes stay the same from version to version.',
    ...sections,
  ]);
}

function row(code: ErrorCode): string {
  return `| [\`${code}\`](${code}.md) | ${errorCodes[code]} |`;
}

/** The codes of a part of the registry, in its order. */
function codesOf(part: Readonly<Partial<Record<ErrorCode, unknown>>>): ErrorCode[] {
  return Object.keys(part).filter((key): key is ErrorCode => key in errorCodes);
}

function page(file: string, paragraphs: readonly string[]): Page {
  return { file, text: `${[notice, ...paragraphs].join('\n\n')}\n` };
}
