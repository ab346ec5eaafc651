import { line } from '../../../../base/text/index.js';
import type { EventView } from '../../view/event.js';
import { chatText } from '../chat-text.js';
import { fieldsOf } from '../fields.js';
import { details } from './details.js';

/**
 * The message of Slack's incoming webhooks, and of what takes their form: Mattermost, Rocket.Chat. A text in a section may
 * have 3,000 characters, one in a header 150.
 */
export function slackMessage(event: EventView): object {
  const { title, message } = fieldsOf(event);
  return {
    text: escaped(`${title}: ${message}`),
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: line(title, 150) } },
      { type: 'section', text: textObject(escaped(message)) },
      {
        type: 'context',
        elements: details(event).map(([name, value]) => textObject(`*${name}:* ${escaped(value)}`)),
      },
    ],
  };
}

/** A text in Slack's own form. `verbatim` keeps it from making a link of a bare domain. */
function textObject(text: string): object {
  return { type: 'mrkdwn', text, ...(/\w\.\w/.test(text) && { verbatim: true }) };
}

/** A text that Slack shows as it is: its three characters with a meaning would call everybody, or hide a link. */
function escaped(text: string): string {
  return chatText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
