import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fieldsOf } from '../../../src/poller/notify/fields.js';
import { notificationSettings } from '../../../src/poller/notify/settings.js';
import { fieldNames, render } from '../../../src/poller/notify/template.js';
import { eventView } from '../../../src/poller/view/event.js';
import { eventOf } from '../support/events.js';

const fields = fieldsOf(eventView(eventOf('applied')));

test('a template that is no JSON becomes a plain text', () => {
  expect(render('{{repository}}: {{ event }}!', fields)).toEqual({
    body: 'site-a: applied!',
    contentType: 'text/plain; charset=utf-8',
  });
});

test('whatever a value is, a JSON template keeps its structure', () => {
  const template = JSON.stringify({ text: 'by {{author}}: {{subject}}', list: [1, null, '{{subject}}'] });
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (author, subject) => {
      const { body, contentType } = render(template, { ...fields, author, subject });
      expect(contentType).toBe('application/json');
      expect(JSON.parse(body)).toEqual({ text: `by ${author}: ${subject}`, list: [1, null, subject] });
    }),
  );
});

test('a value that looks like a field stays as it is', () => {
  expect(render('{{subject}}', { ...fields, subject: '{{author}}' }).body).toBe('{{author}}');
});

test('refuses a field that does not exist, and names those that do', () => {
  const wrong = notificationSettings.safeParse({
    type: 'webhook',
    urlFile: 'url',
    template: '{{repo}} {{event}}',
  });
  expect(wrong.error?.issues[0]?.message).toBe(
    `has fields that do not exist: repo; there are: ${fieldNames.join(', ')}`,
  );
});
