/** The version of osmops and of its provider: the one in package.json, which a test holds. */
export const version = '0.1.0';
