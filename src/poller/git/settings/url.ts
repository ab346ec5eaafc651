/** How a repository is reached. Nothing else is let through to Git. */
export type Transport = 'https' | 'ssh' | 'file';

/** What an address is, or why it cannot be used: a sentence's end that never quotes the address. */
export type UrlReading =
  | { readonly transport: Transport; readonly refused?: undefined }
  | { readonly refused: string };

/** `user@host:path`, which Git takes for SSH; `ext::` and `fd::`, which would start programs, are none. */
const scpForm = /^(?:[A-Za-z0-9_][\w.-]*@)?[A-Za-z0-9][A-Za-z0-9.-]*:(?![-:])\S+$/;

/** Reads an address before Git sees it: it may begin with a dash, name a program, or hold a password. */
export function readUrl(url: string): UrlReading {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  if (/[\u0000-\u0020\u007f]/.test(url)) return { refused: 'has spaces or control characters' };
  if (url.startsWith('-')) return { refused: 'begins with a dash' };
  if (!url.includes('://')) {
    return scpForm.test(url) ? { transport: 'ssh' } : { refused: 'is no https, ssh or file address' };
  }
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined) return { refused: 'is no URL' };
  const { protocol, username, password, hostname, pathname, search, hash } = parsed;
  const transport = transportOf(protocol);
  if (transport === undefined) return { refused: 'is no https, ssh or file address' };
  if (password !== '' || (username !== '' && transport !== 'ssh')) {
    return { refused: "holds credentials; they belong into files that 'auth' names" };
  }
  if (search !== '' || hash !== '') return { refused: "has a '?' or a '#'" };
  if ((hostname === '') !== (transport === 'file')) {
    return { refused: transport === 'file' ? 'names a host before the path' : 'names no host' };
  }
  if (pathname === '' || pathname === '/') return { refused: 'names no repository' };
  // OpenSSH and Git's shell would take these for options.
  const likeOption = [username, hostname, pathname.slice(1)].some((part) => part.startsWith('-'));
  return likeOption ? { refused: 'has a part that begins with a dash' } : { transport };
}

function transportOf(protocol: string): Transport | undefined {
  return (['https', 'ssh', 'file'] as const).find((transport) => `${transport}:` === protocol);
}
