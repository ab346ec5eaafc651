import { type ErrorCode, isOsmopsError } from '../../errors/index.js';

/**
 * What was asked for, or `undefined` if OSM refused it with one of the codes, which then mean that there is
 * nothing. It goes by the code and not by the HTTP status: a login fails with 404 too, and nothing is gone
 * then.
 */
export async function unless<T>(codes: readonly ErrorCode[], asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (isOsmopsError(error) && codes.includes(error.code)) return undefined;
    throw error;
  }
}
