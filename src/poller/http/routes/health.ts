import { version } from '../../../../provider/version.js';
import { jsonAnswer } from '../answer.js';
import { operations } from '../operations.js';
import type { Readiness } from '../readiness.js';
import type { Route } from '../route.js';

/** What an orchestrator asks for. */
export function healthRoutes(readiness: Readiness): Route[] {
  return [
    { ...operations.health, handle: () => jsonAnswer(200, { status: 'alive', version }) },
    {
      ...operations.readiness,
      handle: () => {
        const reasons = readiness.reasons();
        const ready = reasons.length === 0;
        return jsonAnswer(ready ? 200 : 503, {
          status: ready ? 'ready' : 'not-ready',
          reasons,
          warnings: readiness.warnings(),
        });
      },
    },
  ];
}
