// Written by `npm run docs` from the definitions in provider/. Do not edit.
import type { IResolvable } from '../cdktf.js';
import type { OneOf } from '../props.js';

/** What the `provider "osm"` block says. */
export interface OsmProviderProps {
  /**
   * Path of a YAML file with `hostname` (`host:port`), `project`, `user` and `password`, and optionally
   * `tls`, `caFile` and `insecureSkipVerify`. Without it the connection comes from `OSM_HOSTNAME`,
   * `OSM_PROJECT`, `OSM_USER` and `OSM_PASSWORD`.
   */
  readonly connectionFile?: string | undefined;
  /**
   * Take over accounts, packages and NS instances that exist in OSM under a wanted name, with a warning,
   * instead of refusing them. Default `false`.
   */
  readonly adoptExisting?: boolean | IResolvable | undefined;
  /**
   * What to do when a parameter that was given at the creation of an instance is to go, which no upgrade can
   * do: `error` (default) or `replace`.
   */
  readonly onKeyRemoval?: OneOf<'error' | 'replace'> | undefined;
  /** How long to wait for an operation, such as `90m`. Default `2h`. */
  readonly timeout?: string | undefined;
}
