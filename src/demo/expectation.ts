import { OsmopsError } from '../../provider/errors/index.js';

/** Goes on only if something is as the demo says it is. Throws OsmopsError `demo-failed`. */
export function expectThat(holds: boolean, what: string): asserts holds {
  if (holds) return;
  throw new OsmopsError({
    code: 'demo-failed',
    message: `Expected ${what}`,
    remedy: 'Read what the step printed above. If it does not explain itself, please report it.',
  });
}
