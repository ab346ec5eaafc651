/** A project at a Git server, as its remote names it. */
export interface Project {
  /** The server's name, with its port if it is reached by HTTP and has one. */
  readonly host: string;
  /** Such as `owner/name`, or `group/subgroup/name`. */
  readonly path: string;
}

/** The project of a remote: `https://HOST/PATH.git`, `ssh://git@HOST/PATH.git` or `git@HOST:PATH.git`. */
export function projectOf(remote: string): Project | undefined {
  const [, scpHost, scpPath] = /^(?:[^@/:]+@)?([^/:@]+):(?!\/\/)(.+)$/.exec(remote) ?? [];
  if (scpHost !== undefined && scpPath !== undefined) return project(scpHost, scpPath);
  if (!URL.canParse(remote)) return undefined;
  const { protocol, host, hostname, pathname } = new URL(remote);
  if (protocol === 'https:' || protocol === 'http:') return project(host, pathname);
  return protocol === 'ssh:' ? project(hostname, pathname) : undefined;
}

function project(host: string, path: string): Project | undefined {
  const trimmed = path.replaceAll(/^\/+|\/+$/g, '').replace(/\.git$/, '');
  return trimmed.includes('/') ? { host, path: trimmed } : undefined;
}
