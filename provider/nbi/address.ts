import { isIPv6 } from 'node:net';

/** Where OSM's north-bound interface listens. */
export interface Address {
  /** A name, or an IP address without brackets; an IPv6 address may have a zone, as in `fe80::1%eth0`. */
  readonly host: string;
  /** 0 to 65535. */
  readonly port: number;
}

/** The port of OSM's north-bound interface where none is named, as the official client has it. */
const defaultPort = 9999;

/** Labels of 63 characters at most, as OSM Ops wants them. It knows ASCII alone. */
const name = /^(?:[\p{L}\p{N}_-]{1,63}\.)*[\p{L}\p{N}_-]{1,63}\.?$/u;
const zone = /%[\w.:-]+$/;

/**
 * Reads `host:port`, where the port may be lacking; `undefined` unless it names a host and a port. It takes
 * whatever OSM Ops takes: blanks around it and around the port, zeros and a plus sign before the port,
 * brackets around any host. An IPv6 address must stand in them, or its last group could not be told from a
 * port. Beyond that it takes zones, which OSM Ops refuses.
 */
export function parseAddress(text: string): Address | undefined {
  const match = /^(?:\[([^[\]]+)\]|([^[\]:]+))(?::\s*\+?(\d+))?$/.exec(text.trim());
  const [, bracketed, bare, digits] = match ?? [];
  const host = bracketed ?? bare ?? '';
  const port = Number(digits ?? defaultPort);
  const valid = isName(host) || (bracketed !== undefined && isIPv6(withoutZone(host)));
  return valid && port <= 65_535 ? { host, port } : undefined;
}

/** `host:port`; an IPv6 address stands in brackets. */
export function formatAddress({ host, port }: Address): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** A host without the zone of an IPv6 address, which means something on this computer only. */
export function withoutZone(host: string): string {
  return host.replace(zone, '');
}

function isName(host: string): boolean {
  return host.length < 254 && name.test(host) && URL.canParse(`http://${host}`);
}
