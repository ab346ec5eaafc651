import { shownJson } from '../../../../base/text/index.js';
import { fieldsOf } from '../fields.js';
import { isSuccess, type Target } from '../target.js';
import { render } from '../template.js';
import { readUrl } from './read-url.js';

/** Any receiver of POST requests: it gets the event as JSON, or what the template says. */
export function webhookTarget(urlFile: string, template: string | undefined): Target {
  return {
    hears: 'news',
    async message(event) {
      const { body, contentType } =
        template === undefined
          ? { body: shownJson({ ...event, ...fieldsOf(event) }), contentType: 'application/json' }
          : render(template, fieldsOf(event));
      return { url: await readUrl(urlFile), headers: { 'content-type': contentType }, body };
    },
    accepts: isSuccess,
  };
}
