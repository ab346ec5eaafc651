import type { EventView } from '../../view/event.js';
import { fieldsOf } from '../fields.js';
import { details } from './details.js';

/**
 * The message of Slack's incoming webhooks, and of what takes their form: Mattermost, Rocket.Chat. A text in a section may
 * have 3,000 signs, one in a header 150.
 */
export function slackMessage(event: EventView): object {
  const { title, message } = fieldsOf(event);
  const context = details(event).map(([name, value]) => `*${name}:* ${escapeSigns(value)}`);
  return {
    text: escapeSigns(`${title}: ${message}`).slice(0, 3000),
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: title.slice(0, 150) } },
      { type: 'section', text: { type: 'mrkdwn', text: escapeSigns(message).slice(0, 3000) } },
      {
        type: 'context',
        elements: context.map((text) => ({ type: 'mrkdwn', text: text.slice(0, 3000) })),
      },
    ],
  };
}

/** Slack's three signs with a meaning: without it a commit message could call everybody. */
function escapeSigns(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
