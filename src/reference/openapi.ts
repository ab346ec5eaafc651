import { describeApi } from '../poller/http/index.js';
import type { Page } from './pages.js';

/** The folder of the description of the poller's API, relative to the project's root. */
export const pollerApiFolder = 'docs/poller/api';

/** What a running poller serves at `/api/v1/openapi.json`. */
export function openApiPage(): Page {
  return { file: 'openapi.json', text: `${JSON.stringify(describeApi(), null, 2)}\n` };
}
