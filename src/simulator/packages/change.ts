import { isJsonObject } from '../../../provider/json/index.js';
import type { Session } from '../access/session.js';
import type { Engine } from '../engine.js';
import { badRequest } from '../http/nbi-error.js';
import type { Call } from '../http/router.js';
import { mergePatch } from '../json.js';
import type { PackageRecord } from '../store/records.js';
import { checkConflicts } from './catalogue.js';
import { type Descriptor, openEnvelope } from './descriptor.js';
import { readUpload } from './upload.js';
import { validate } from './validate.js';

/**
 * Takes content in: the descriptor is MERGED into what is there, and the package is enabled. Returns whether the
 * content is complete.
 */
export async function fillPackage(
  engine: Engine,
  record: PackageRecord,
  { request, session, input }: Call,
): Promise<boolean> {
  const upload = await readUpload(record, request, input);
  if (upload === undefined) {
    record.onboardingState = 'UPLOADING';
    engine.store.packages.set(record.id, record);
    return false;
  }
  const opened = openEnvelope(record.kind, upload.document, engine.release);
  adopt(engine, session, record, opened);
  engine.store.packages.set(record.id, record);
  delete record.partial;
  record.content = upload.content;
  record.onboardingState = 'ONBOARDED';
  record.operationalState = 'ENABLED';
  return true;
}

/** Merges a descriptor given as YAML or JSON into that of a package. An archive is a 400 here. */
export function editDescriptor(engine: Engine, record: PackageRecord, { session, input, query }: Call): void {
  if (input.kind === 'bytes') throw badRequest("'RequestBody' object has no attribute 'get'");
  const isEmpty = isJsonObject(input.value) && Object.keys(input.value).length === 0;
  if (isEmpty && query.size === 0) throw badRequest('Nothing to update. Provide payload and/or query string');
  adopt(engine, session, record, openEnvelope(record.kind, input.value, engine.release));
}

function adopt({ store, clock }: Engine, session: Session, record: PackageRecord, opened: Descriptor): void {
  const format = record.descriptor['id'] === undefined ? opened.format : record.format;
  const fields = mergePatch(record.descriptor, opened.fields);
  const valid = validate(record.kind, { format, fields }, session.force);
  checkConflicts(store, session, record, valid);
  record.format = format;
  record.descriptor = valid.fields;
  record.meta.modified = clock.now();
}
