/** A login with a password at the beginning of an address, after its scheme if it has one. */
const login = /^((?:[a-z][a-z\d+.-]*:)?\/\/|)[^/?#\s]*:[^/?#\s]*@/i;

/** Tells whether an address holds a password. OSM takes it so, and keeps it in clear. */
export function holdsLogin(address: string): boolean {
  return login.test(address);
}

/** The same address without the login, if that holds a password: the user may be a part of the secret. */
export function withoutLogin(address: string): string {
  return address.replace(login, '$1');
}

/** The same text with no login in the addresses that it quotes: OSM's errors tell what it could not reach. */
export function hideLogins(text: string): string {
  return text.replaceAll(/\b([a-z][a-z\d+.-]{1,20}:\/\/)[^\s/?#]{0,300}:[^\s/?#]{0,300}@/gi, '$1***@');
}
