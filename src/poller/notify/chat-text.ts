import { line } from '../../../base/text/index.js';

/** How much of a text a chat is sent, in code units: escaped by the chat's own rules it must fit what the chat takes. */
const most = 500;

/** What chats make something of, and what stands for it: it reads the same and is nothing. */
const broken: readonly (readonly [RegExp, string])[] = [
  // Somebody is called: @channel, @here, a person.
  [/@(?=[\w-])/g, '@ '],
  // A link, bare or of Markdown, or an image.
  [/:\/\//g, '[:]//'],
  [/\bwww\./gi, 'www[.]'],
  [/\](?=[([])/g, '] '],
  // The begin of bold, italic or struck out, of code, of a channel and of a hashtag, which no backslash prevents in Slack.
  [/(?<![\p{L}\p{N}])\*(?=\S)/gu, '＊'],
  [/(?<![\p{L}\p{N}])_(?=\S)/gu, '＿'],
  [/(?<![\p{L}\p{N}])~(?=\S)/gu, '～'],
  [/(?<![\p{L}\p{N}])#(?=\w)/gu, '＃'],
  [/`/g, 'ˋ'],
  // An emoji by its name, such as that of a warning.
  [/:(?=[a-z_+-][\w+-]{0,50}:)/g, '：'],
  // A function of an Adaptive Card.
  [/\{(?=\{)/g, '{ '],
];

/**
 * A text for a chat, before it is escaped by the chat's own rules: one line, short, and nobody is called by it, nothing is a link, and
 * nothing stands out in it.
 */
export function chatText(text: string): string {
  return broken.reduce((shown, [what, instead]) => shown.replace(what, instead), line(text, most));
}
