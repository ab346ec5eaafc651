import { isOsmopsError } from '../errors/index.js';

/**
 * What a look for an object of the wanted name found; nothing if it refused what it found on the way to the creation, which then
 * refuses it: see `PlanRequest.applying`.
 */
export async function leftToCreation<T>(applying: boolean, look: Promise<T>): Promise<T | undefined> {
  try {
    return await look;
  } catch (error) {
    if (applying && isOsmopsError(error) && error.code === 'already-exists') return undefined;
    throw error;
  }
}
