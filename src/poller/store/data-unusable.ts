import { OsmopsError } from '../../../provider/errors/index.js';

/** @param what What is the matter with the file, such as `could not be written`. */
export function dataUnusable(
  file: string,
  what: string,
  cause: unknown,
  remedy = 'Make the folder writable and see that its disk has room; remove the file if it is damaged.',
): OsmopsError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new OsmopsError({
    code: 'data-unusable',
    message: `${file} ${what}: ${reason}`,
    remedy,
    place: { file },
    cause,
  });
}
