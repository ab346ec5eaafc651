import type { JsonObject } from '../../../provider/json/index.js';
import type { Meta } from '../store/records.js';

/** What every record shows under `_admin`. */
export function metaDocument(meta: Meta): JsonObject {
  return {
    created: meta.created,
    modified: meta.modified,
    projects_read: meta.projectsRead,
    projects_write: meta.projectsWrite,
  };
}
