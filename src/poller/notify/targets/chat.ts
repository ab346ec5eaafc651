import { shownJson } from '../../../../base/text/index.js';
import type { EventView } from '../../view/event.js';
import { isSuccess, type Target } from '../target.js';
import { readUrl } from './read-url.js';

/** A chat's incoming webhook: it gets what people are told of, in the chat's own form. */
export function chatTarget(urlFile: string, form: (event: EventView) => object): Target {
  return {
    hears: 'news',
    message: async (event) => ({
      url: await readUrl(urlFile),
      headers: { 'content-type': 'application/json' },
      body: shownJson(form(event)),
    }),
    accepts: isSuccess,
  };
}
