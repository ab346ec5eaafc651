import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@jest/globals';
import { execa } from 'execa';

/** Long texts on which a pattern with two ways to the same end would take the square of their length. */
const hostileTexts = `({
  blanks: ' '.repeat(n),
  'line ends': '\\n'.repeat(n),
  'blank lines': ' \\n'.repeat(n / 2),
  tabs: '\\t'.repeat(n) + 'x',
  dollars: '$'.repeat(n),
  signs: '$%#&'.repeat(n / 4),
  zeros: '0'.repeat(n) + '1',
  'a number': '0.' + '0'.repeat(n) + '1',
  digits: '1'.repeat(n) + 'x',
  underscores: '1_'.repeat(n / 2) + 'x',
  dots: '.'.repeat(n),
  dashes: '-'.repeat(n) + 'x',
  slashes: '/'.repeat(n) + 'x',
  colons: ':'.repeat(n),
  braces: '{{'.repeat(n / 2),
  commas: '{, '.repeat(n / 3),
  questions: '?'.repeat(n),
  logins: 'https://a:'.repeat(n / 10),
  ats: 'a:b@'.repeat(n / 4),
  titles: '<title>'.repeat(n / 7),
  hashes: '##vso'.repeat(n / 5),
  escapes: '\\u001b[2J'.repeat(n / 4),
  joiners: '\\u200d'.repeat(n),
  people: '👩\\u200d'.repeat(n / 3),
  marks: 'e' + '\\u0301'.repeat(n),
  halves: '\\ud800'.repeat(n),
  keys: 'Load key '.repeat(n / 9),
  transports: "transport '".repeat(n / 11),
  outsides: 'outside '.repeat(n / 8),
  ids: '\\n ID: '.repeat(n / 6),
  passwords: 'password '.repeat(n / 9),
  'GnuPG lines': '[GNUPG:] GOODSIG '.repeat(n / 17),
  Windows: '\\r\\n'.repeat(n / 2),
  'an address': 'a.'.repeat(n / 2) + '!',
  brackets: '['.repeat(n),
  quotes: '\\''.repeat(n),
})`;

/** What reads or shows such texts, by its file in \`dist\`. */
const readers = `({
  'base/text/index.js': ({ line, sentence, block, shownJson, escapeInJson, hideLogins, holdsLogin, withoutLogin, hideTexts }) => [
    line, sentence, block, (text) => shownJson(text), escapeInJson, hideLogins, holdsLogin, withoutLogin,
    (text) => hideTexts(text, ['a', '0']),
  ],
  'provider/errors/index.js': ({ OsmopsError, formatPlace }) => [
    (message) => new OsmopsError({ code: 'usage', message, remedy: message }),
    (file) => formatPlace({ file, line: 1, column: 1 }),
  ],
  'provider/packages/pyyaml-scalar.js': (all) => Object.values(all).filter((one) => typeof one === 'function'),
  'provider/packages/yaml/decode-text.js': ({ decodeText }) => [(text) => decodeText(Buffer.from(text))],
  'provider/nbi/address.js': ({ parseAddress }) => [parseAddress],
  'provider/nbi/failure/describe-body.js': ({ describeBody }) => [
    (text) => describeBody({ headers: { 'content-type': text, server: text }, body: Buffer.from('<' + text) }, (t) => t),
  ],
  'provider/nbi/failure/detail.js': ({ explain }) => [
    (text) => explain({ headers: {}, body: Buffer.from(JSON.stringify({ code: text, detail: text })) }, (t) => t),
  ],
  'provider/nbi/operations/outline.js': ({ readOutlines }) => [
    (text) => readOutlines('---\\n' + text), (text) => readOutlines('---\\n-   id: ' + text), (text) => readOutlines('--- []' + text),
  ],
  'provider/plugin/wire/number.js': ({ ExactNumber }) => [(text) => ExactNumber.parse(text)],
  'src/constructs/literal.js': ({ literalText }) => [literalText],
  'src/constructs/address.js': (all) => Object.values(all).filter((one) => typeof one === 'function'),
  'src/repository/go-yaml-scalar.js': (all) => Object.values(all).filter((one) => typeof one === 'function'),
  'src/repository/core-scalar.js': (all) => Object.values(all).filter((one) => typeof one === 'function'),
  'src/repository/near-miss.js': ({ Guesses }) => [
    (text) => new Guesses().didYouMean(text, [text + 'x']), (text) => new Guesses().slipOf(text, ['x' + text]),
  ],
  'src/terraform/run/diagnostics.js': ({ errorsInText }) => [errorsInText],
  'src/terraform/run/events.js': ({ parseEvent }) => [parseEvent],
  'src/terraform/run/failure.js': ({ terraformFailed }) => [
    (text) => terraformFailed({ command: 'c', end: 'e', stderr: text, diagnostics: [{ severity: 'error', summary: 'state lock', detail: text }] }),
    (text) => terraformFailed({ command: 'c', end: 'e', stderr: text, diagnostics: [{ severity: 'error', summary: text, detail: text }] }),
    (text) => terraformFailed({ command: 'c', end: 'e', stderr: text, diagnostics: [] }),
  ],
  'src/cli/output/source/excerpt.js': ({ excerptOf }) => [(text) => excerptOf(text, text.length / 2, text.length)],
  'src/cli/output/source/source-file.js': ({ SourceFile }) => [(text) => new SourceFile(text).excerptAt(1, 3)],
  'src/cli/init/plain-name.js': ({ plainName }) => [plainName],
  'src/poller/git/failure/git-error.js': ({ gitError }) => [(text) => gitError('It failed', new Error(text), ['0'])],
  'src/poller/git/verify/read-status.js': ({ readStatus }) => [
    (text) => readStatus({ exitCode: 0, text }, new Set()), (text) => readStatus({ exitCode: 1, text }, new Set()),
  ],
  'src/poller/git/relevant.js': ({ isRelevant }) => [
    (text) => isRelevant([text], { path: '.', include: ['**/*a*b*c*', '**'], exclude: ['**/x/**/*.md'] }),
  ],
  'src/poller/git/settings/ref-name.js': (all) => Object.values(all).filter((one) => typeof one === 'function'),
  'src/poller/notify/targets/project-of.js': ({ projectOf }) => [projectOf],
  'src/poller/notify/chat-text.js': ({ chatText }) => [chatText],
  'src/poller/view/describe-event.js': ({ describeEvent }) => [
    (text) => describeEvent({ kind: 'stopped', error: { code: 'c', message: text, remedy: text } }),
  ],
})`;

/** Tells of each before it runs it: the last one told of is the one that does not end. */
const program = (dist: string) => `
const n = 300_000;
const texts = ${hostileTexts};
const readers = ${readers};
for (const [file, readersOf] of Object.entries(readers)) {
  for (const [index, read] of readersOf(await import(${JSON.stringify(dist)} + file)).entries()) {
    if (typeof read !== 'function') throw new TypeError(file + ' has no such function');
    for (const [name, text] of Object.entries(texts)) {
      process.stdout.write(file + ' #' + index + ' on ' + name + '\\n');
      // That a text is refused is well.
      try { read(text); } catch {}
    }
  }
}
process.stdout.write('done\\n');
`;

/** Some seconds are enough; the square of the length of one text alone would take minutes. */
const mostMs = 60_000;

test(
  'nothing that reads a text from outside takes longer than its length',
  async () => {
    const dist = `${pathToFileURL(resolve('dist')).href}/`;
    const { stdout } = await execa(process.execPath, ['--input-type=module', '--eval', program(dist)], {
      timeout: mostMs,
      killSignal: 'SIGKILL',
      reject: false,
    });
    expect(stdout.trim().split('\n').at(-1)).toBe('done');
  },
  mostMs + 10_000,
);
