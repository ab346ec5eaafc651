import type { JsonObject } from '../../../provider/json/index.js';
import type { ObjectReference } from '../../repository/index.js';
import type { OsmObject } from './remark.js';

/** An object of OSM and what of the repository describes it. */
export interface Described {
  readonly object: OsmObject;
  readonly declared: ObjectReference;
  /** The file or the folder that declares it, relative to the target folder, with `/`. */
  readonly path: string;
  /** What the file says, its kind included; absent for a package, whose folder is written already. */
  readonly file?: JsonObject;
}
