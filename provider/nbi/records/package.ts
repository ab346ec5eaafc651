import { z } from 'zod';
import type { JsonObject } from '../../json/index.js';
import { type PackageMark, readMark } from './package-mark.js';
import { jsonObject, optionalText, seconds } from './scalars.js';

/** `vnf` is a VNF package, KNFs' included; `ns` an NS package. */
export type PackageKind = 'vnf' | 'ns';

/** A package as OSM keeps it. */
export interface PackageRecord {
  /** OSM's id. OSM addresses packages by nothing else. */
  readonly id: string;
  /** The id that the descriptor gives itself. */
  readonly descriptorId: string;
  readonly kind: PackageKind;
  /** The stored descriptor, without what OSM adds to it. */
  readonly descriptor: JsonObject;
  /** ENABLED or DISABLED. */
  readonly operationalState: string | undefined;
  /** Epoch seconds by OSM's clock. */
  readonly modified: number | undefined;
  /** Whose it is, if an osmops has said so. */
  readonly mark: PackageMark | undefined;
}

/** What OSM puts beside the descriptor's own keys: its own, and the states of ETSI SOL005. */
const added = new Set([
  '_id',
  '_admin',
  '_links',
  'onboardingState',
  'operationalState',
  'usageState',
  'nsdOnboardingState',
  'nsdOperationalState',
  'nsdUsageState',
]);

const recordSchema = z.object({
  _id: z.string(),
  id: z.string(),
  operationalState: optionalText,
  nsdOperationalState: optionalText,
  _admin: z.object({ modified: seconds.optional(), userDefinedData: z.unknown() }).nullish(),
});

/**
 * Records of packages of one kind. A package whose content was never uploaded has no descriptor id: it is
 * none yet.
 */
export function packageSchema(kind: PackageKind): z.ZodType<PackageRecord> {
  return jsonObject.transform((record, context) => {
    const parsed = recordSchema.safeParse(record);
    if (!parsed.success) {
      context.addIssue({ code: 'custom', message: 'is no record of a package' });
      return z.NEVER;
    }
    const { _id, id, operationalState, nsdOperationalState, _admin } = parsed.data;
    return {
      id: _id,
      descriptorId: id,
      kind,
      descriptor: Object.fromEntries(Object.entries(record).filter(([key]) => !added.has(key))),
      operationalState: operationalState ?? nsdOperationalState,
      modified: _admin?.modified,
      mark: readMark(_admin?.userDefinedData),
    };
  });
}
