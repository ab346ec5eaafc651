/** How to reach OSM's north-bound interface, and as whom. */
export interface Connection {
  /** `host:port`; an IPv6 address stands in brackets. */
  readonly hostname: string;
  readonly project: string;
  readonly user: string;
  readonly password: string;
  /** HTTPS, not plain HTTP. */
  readonly tls: boolean;
  /**
   * Path of a PEM file: the authorities that may vouch for OSM's certificate, in place of the public ones.
   */
  readonly caFile?: string;
  /** Takes whatever certificate OSM presents. */
  readonly insecureSkipVerify?: boolean;
}

/** Environment variables, such as those of `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The port of OSM's north-bound interface where none is named, as the official client has it. */
const defaultPort = 9999;

/**
 * `host:port` of a text that may lack the port; `undefined` unless it names a host and a port from 0 to
 * 65535. An IPv6 address must stand in brackets, or its last group could not be told from a port.
 */
export function hostAndPort(text: string): string | undefined {
  const match = /^(\[[0-9A-Fa-f:.]+\]|[\p{L}\p{N}._-]+)(?::(\d{1,5}))?$/u.exec(text);
  const host = match?.[1];
  const port = Number(match?.[2] ?? defaultPort);
  if (host === undefined || port > 65_535) return undefined;
  const url = `http://${host}:${port}`;
  return URL.canParse(url) ? `${host}:${port}` : undefined;
}
