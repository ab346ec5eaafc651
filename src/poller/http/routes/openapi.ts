import { jsonAnswer } from '../answer.js';
import { describeApi } from '../openapi/document.js';
import { operations } from '../operations.js';
import type { Route } from '../route.js';

/** The description of the API, which names itself too. */
export function openApiRoute(): Route {
  const document = describeApi();
  return { ...operations.openApi, handle: () => jsonAnswer(200, document) };
}
