/** A machine in the words of Go, which Terraform's releases and provider mirrors use: `linux` and `amd64`. */
export interface Platform {
  readonly os: string;
  readonly arch: string;
}

const systems: Readonly<Record<string, string>> = { win32: 'windows', sunos: 'solaris' };
const architectures: Readonly<Record<string, string>> = { x64: 'amd64', ia32: '386' };

/** Go's names for Node's `process.platform` and `process.arch`; a name that both share passes unchanged. */
export function goPlatform(platform: string = process.platform, arch: string = process.arch): Platform {
  return { os: systems[platform] ?? platform, arch: architectures[arch] ?? arch };
}
