/** The scheme of an address, if it has one, and the login before its host. Linear: an address may be a file of rubbish. */
const login = /^((?:(?:[a-z][a-z\d+.-]*:)?\/\/)?)([^/?#\s]*)@/i;

/** Tells whether an address holds a password. OSM takes it so, and keeps it in clear. */
export function holdsLogin(address: string): boolean {
  return login.exec(address)?.[2]?.includes(':') ?? false;
}

/** The same address without the login, if that holds a password: the user may be a part of the secret. */
export function withoutLogin(address: string): string {
  return holdsLogin(address) ? address.replace(login, '$1') : address;
}

/** How long a login may be that is found in a text, in code units. */
export const longestLogin = 600;

const quotedLogin = new RegExp(`://([^/?#\\s]{1,${longestLogin}})@`, 'g');

/** The same text with no login in the addresses that it quotes: OSM's errors tell what it could not reach. */
export function hideLogins(text: string): string {
  return text.replaceAll(quotedLogin, (quoted, user: string) => (user.includes(':') ? '://***@' : quoted));
}
