import { deletable, type Session } from '../access/session.js';
import { conflict } from '../http/nbi-error.js';
import type { PackageKind, PackageRecord } from '../store/records.js';
import type { Store } from '../store/store.js';
import { type Descriptor, referencedVnfds } from './descriptor.js';

/** The package of a kind with a descriptor id that belongs to one of the projects. */
export function findPackage(
  store: Store,
  kind: PackageKind,
  descriptorId: string,
  projects: readonly string[],
): PackageRecord | undefined {
  return [...store.packages.values()].find(
    (record) =>
      record.kind === kind &&
      record.descriptor['id'] === descriptorId &&
      [...projects, 'ANY'].some((project) => record.meta.projectsRead.includes(project)),
  );
}

/** Throws 409 if a descriptor's id is taken in the project, or if an NSD names a VNFD that is not there. */
export function checkConflicts(
  store: Store,
  session: Session,
  record: PackageRecord,
  descriptor: Descriptor,
) {
  const id = String(descriptor.fields['id']);
  const projects = record.meta.projectsRead;
  const other = findPackage(store, record.kind, id, projects);
  if (other !== undefined && other.id !== record.id) {
    throw conflict(`${record.kind} with id '${id}' already exists for this project`);
  }
  if (record.kind !== 'nsd' || session.force) return;
  const missing = referencedVnfds(descriptor).find(
    (vnfd) => findPackage(store, 'vnfd', vnfd, projects) === undefined,
  );
  if (missing !== undefined) {
    throw conflict(`Descriptor error: 'vnfd-id-ref'='${missing}' references a non existing vnfd`);
  }
}

/** Deletes a package. Throws 404, or 409 while it is in use unless the session forces it. */
export function deletePackage(store: Store, session: Session, kind: PackageKind, id: string): void {
  const found = store.packages.get(id);
  const record = deletable(session, found?.kind === kind ? found : undefined, kind, id);
  if (!session.force) checkUnused(store, record);
  store.packages.delete(record.id);
}

function checkUnused(store: Store, record: PackageRecord): void {
  if (record.kind === 'nsd') {
    const used = [...store.nsInstances.values()].some((ns) => ns.nsd.id === record.id);
    if (used) throw conflict('There is at least one NS using this descriptor');
    return;
  }
  if ([...store.vnfInstances.values()].some((vnf) => vnf.vnfd.id === record.id)) {
    throw conflict('There is at least one VNF using this descriptor');
  }
  const referenced = [...store.packages.values()].some(
    (other) =>
      other.kind === 'nsd' &&
      other.meta.projectsRead.some((project) => record.meta.projectsRead.includes(project)) &&
      referencedVnfds({ format: other.format, fields: other.descriptor }).includes(
        String(record.descriptor['id']),
      ),
  );
  if (referenced) throw conflict('There is at least one NSD referencing this descriptor');
}
