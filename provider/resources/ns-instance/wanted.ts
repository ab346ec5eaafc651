import { equalByValue, type JsonObject } from '../../json/index.js';
import { parseJsonObject } from '../json-object-text.js';
import type { NsInstanceState } from './attributes.js';

/** What of a KDU an upgrade can change. */
export interface KduRelease {
  /** The chart or bundle; `null` is the one of the VNFD. */
  readonly model: string | null;
  readonly params: JsonObject;
}

/** What one KDU is given. */
export interface KduSettings extends KduRelease {
  readonly memberVnfIndex: string;
  readonly kduName: string;
  readonly namespace: string | null;
  readonly deploymentName: string | null;
}

/** What the KDUs of an instance are given, by {@link kduKey}. */
export type KduMap = ReadonlyMap<string, KduSettings>;

/** Identifies a KDU within an instance. */
export function kduKey(memberVnfIndex: string, kduName: string): string {
  return JSON.stringify([memberVnfIndex, kduName]);
}

/** A KDU that is given nothing: as well not mentioned. */
export function nothingFor(memberVnfIndex: string, kduName: string): KduSettings {
  return { memberVnfIndex, kduName, model: null, namespace: null, deploymentName: null, params: {} };
}

/** The KDU settings that a known `vnfs` value declares. */
export function wantedKdus(vnfs: NsInstanceState['vnfs']): KduMap {
  const kdus = new Map<string, KduSettings>();
  for (const vnf of vnfs ?? []) {
    for (const kdu of vnf.kdus ?? []) {
      kdus.set(kduKey(vnf.member_vnf_index, kdu.name), {
        memberVnfIndex: vnf.member_vnf_index,
        kduName: kdu.name,
        model: kdu.model,
        namespace: kdu.namespace,
        deploymentName: kdu.deployment_name,
        params: parseJsonObject(kdu.params),
      });
    }
  }
  return kdus;
}

/**
 * Tells whether two declarations ask for the same releases: order and JSON text do not matter, and a KDU that is given
 * nothing may as well not be mentioned.
 */
export function sameReleases(a: KduMap, b: KduMap): boolean {
  return [...new Set([...a.keys(), ...b.keys()])].every((key) => sameRelease(a.get(key), b.get(key)));
}

/** Tells whether two releases are the same by value; one that is missing has nothing. */
export function sameRelease(a: KduRelease | undefined, b: KduRelease | undefined): boolean {
  return (a?.model ?? null) === (b?.model ?? null) && equalByValue(a?.params ?? {}, b?.params ?? {});
}
