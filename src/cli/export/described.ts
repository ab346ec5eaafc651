import type { JsonObject } from '../../../provider/json/index.js';
import type { Importable } from '../../repository/imports-file.js';
import type { OsmObject } from './remark.js';

/** An object of OSM and the resource of the repository that describes it. */
export interface Described {
  readonly object: OsmObject;
  readonly resource: Importable;
  /** The file or the folder that declares it, relative to the repository, with `/`. */
  readonly path: string;
  /** What the file says, its kind included; absent for a package, whose folder is written already. */
  readonly file?: JsonObject;
}
