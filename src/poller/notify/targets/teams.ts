import type { EventView } from '../../view/event.js';
import { type Severity, severities } from '../../view/severity.js';
import { chatText } from '../chat-text.js';
import { fieldsOf } from '../fields.js';
import { details } from './details.js';

const colours: Readonly<Record<Severity, string>> = {
  debug: 'default',
  info: 'good',
  warn: 'warning',
  error: 'attention',
};

/** What a workflow of Microsoft Teams takes, "when a Teams webhook request is received": an Adaptive Card. */
export function teamsMessage(event: EventView): object {
  const { title, message } = fieldsOf(event);
  const text = { type: 'TextBlock', wrap: true };
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          body: [
            { ...text, text: plain(title), weight: 'bolder', color: colours[severities[event.kind]] },
            { ...text, text: plain(message) },
            {
              type: 'FactSet',
              facts: details(event).map(([name, value]) => ({ title: name, value: plain(value) })),
            },
          ],
        },
      },
    ],
  };
}

/** A card reads Markdown: without this a commit message could hide a link in it, or be a list or a heading. */
function plain(text: string): string {
  return chatText(text)
    .replaceAll(/[\\`*_~[\]()<>]/g, '\\$&')
    .replace(/^(\s*\d{0,9})([-+#.])/, '$1\\$2');
}
