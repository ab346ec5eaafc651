import type { Session } from '../access/session.js';
import { NbiError } from '../http/nbi-error.js';
import type { Meta } from '../store/records.js';
import type { Store } from '../store/store.js';

/** Throws `status` if the project may not have one more of `topic`; forcing skips the check. */
export function checkQuota(
  store: Store,
  session: Session,
  topic: string,
  records: Iterable<{ readonly meta: Meta }>,
  status: 401 | 422,
): void {
  const project = store.projects.get(session.ownerId);
  const limit = project?.quotas[topic];
  if (session.force || project === undefined || limit === undefined) return;
  const owned = [...records].filter(({ meta }) => meta.projectsWrite.includes(project.id));
  if (owned.length >= limit) {
    throw new NbiError(
      status,
      `quota (${topic}=${limit}) exceeded for project ${project.name} (${project.id})`,
    );
  }
}
