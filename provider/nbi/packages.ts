import type { JsonObject } from '../json/index.js';
import type { Clock } from './clock.js';
import { nbiStatus } from './failure/response-error.js';
import { unless } from './failure/unless.js';
import type { Archive, Downloader, Requester } from './http/requester.js';
import type { Batching } from './lookup/batch.js';
import { createCollection, type Listing } from './lookup/collection.js';
import type { LookupOptions } from './lookup/memory.js';
import { only } from './lookup/only.js';
import { anySchema, createdSchema } from './records/answers.js';
import { type PackageKind, type PackageRecord, packageSchema } from './records/package.js';
import { markDocument, type PackageMark } from './records/package-mark.js';

/** VNF packages or NS packages. */
export interface PackageApi {
  /**
   * Looks up a package by its descriptor's id; look-ups of the same moment are one request, remembered for 30
   * s.
   */
  findByDescriptorId(id: string, options?: LookupOptions): Promise<PackageRecord | undefined>;
  /**
   * Reads a package by OSM's id. OSM has no filter for it: where the descriptor's id is known, a look-up is
   * cheaper.
   */
  get(id: string): Promise<PackageRecord | undefined>;
  /** The descriptor ids of all packages of the project, sorted; remembered like a look-up. */
  descriptorIds(): Promise<string[]>;
  /** All packages of the project; never remembered. One whose content was never uploaded is no package yet. */
  list(): Promise<Listing<PackageRecord>>;
  /**
   * The archive that a package was uploaded as, as it is. `undefined` if OSM keeps none: the package was uploaded as a
   * descriptor alone, or not yet.
   */
  archive(id: string): Promise<Uint8Array | undefined>;
  /**
   * Uploads a new package, unless the signal fires before OSM is asked (`cancelled`). OSM refuses it (`nbi-conflict`) when a
   * package with its descriptor's id exists.
   */
  create(archive: Archive, unlessAborted?: AbortSignal): Promise<{ id: string }>;
  /** Uploads a package again. OSM MERGES the new descriptor into the old one: keys that it lacks stay. */
  replaceContent(id: string, archive: Archive): Promise<void>;
  /** Merges into the stored descriptor (RFC 7396): a null takes a key away. */
  patchDescriptor(id: string, mergePatch: JsonObject): Promise<void>;
  /** Says whose a package is. */
  mark(id: string, mark: PackageMark): Promise<void>;
  /** Deletes a package; one that is gone already is fine. OSM refuses (`nbi-conflict`) while it is used. */
  delete(id: string): Promise<void>;
}

interface Paths {
  readonly records: string;
  /** The same records, where whole packages are uploaded and descriptors are patched. */
  readonly uploads: string;
  /** The last step of the path that takes an archive again, and hands it out. */
  readonly content: string;
}

const paths: Record<PackageKind, Paths> = {
  vnf: {
    records: 'vnfpkgm/v1/vnf_packages',
    uploads: 'vnfpkgm/v1/vnf_packages_content',
    content: 'package_content',
  },
  ns: { records: 'nsd/v1/ns_descriptors', uploads: 'nsd/v1/ns_descriptors_content', content: 'nsd_content' },
};

export function createPackages(
  request: Requester,
  download: Downloader,
  batch: Batching,
  clock: Clock,
  kind: PackageKind,
): PackageApi {
  const { records, uploads, content } = paths[kind];
  const schema = packageSchema(kind);
  const collection = createCollection(request, batch, clock, {
    path: records,
    schema,
    nameKey: 'id',
    nameOf: ({ descriptorId }) => descriptorId,
  });
  const at = (id: string) => `${records}/${encodeURIComponent(id)}`;
  const { changing } = collection;
  return {
    findByDescriptorId: async (id, options) =>
      only(
        await collection.find(id, options),
        `packages with the descriptor id '${id}'`,
        (found) => found.id,
      ),
    get: (id) =>
      unless(['nbi-not-found'], request({ method: 'GET', path: at(id), idempotent: true }, schema)),
    descriptorIds: collection.names,
    list: collection.list,
    archive: async (id) => {
      try {
        return await download(`${at(id)}/${content}`);
      } catch (error) {
        // 406: there is a descriptor alone. 409: there is nothing yet.
        if ([406, 409].includes(nbiStatus(error) ?? 0)) return undefined;
        throw error;
      }
    },
    create: (archive, unlessAborted) => {
      const asked = { method: 'POST', path: uploads, archive, idempotent: false, unlessAborted } as const;
      return changing(request(asked, createdSchema));
    },
    replaceContent: async (id, archive) => {
      const path = `${at(id)}/${content}`;
      await changing(request({ method: 'PUT', path, archive, idempotent: true }, anySchema));
    },
    patchDescriptor: async (id, json) => {
      const path = `${uploads}/${encodeURIComponent(id)}`;
      await changing(request({ method: 'PUT', path, json, idempotent: true }, anySchema));
    },
    mark: async (id, mark) => {
      const json = { userDefinedData: markDocument(mark) };
      // An answer of no change is as good as a change.
      await changing(
        unless(
          ['nbi-conflict'],
          request({ method: 'PATCH', path: at(id), json, idempotent: true }, anySchema),
        ),
      );
    },
    delete: async (id) => {
      const asked = request({ method: 'DELETE', path: at(id), idempotent: true }, anySchema);
      await changing(unless(['nbi-not-found'], asked));
    },
  };
}
