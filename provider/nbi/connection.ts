/** How to reach OSM's north-bound interface, and as whom. */
export interface Connection {
  /** `host:port`; an IPv6 address stands in brackets. */
  readonly hostname: string;
  readonly project: string;
  readonly user: string;
  readonly password: string;
  /**
   * HTTPS (`true`) or plain HTTP (`false`). `detect`: HTTPS, unless the server proves before the first request
   * that it speaks plain HTTP.
   */
  readonly tls: boolean | 'detect';
  /**
   * Path of a PEM file: the authorities that may vouch for OSM's certificate, in place of the public ones.
   */
  readonly caFile?: string;
  /** Takes whatever certificate OSM presents. */
  readonly insecureSkipVerify?: boolean;
  /** The file that says all this, for who has to correct it; absent if the environment does. */
  readonly file?: string;
}

/** Environment variables, such as those of `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;
