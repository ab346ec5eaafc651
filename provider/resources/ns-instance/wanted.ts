import { equalByValue, type JsonObject } from '../../json/index.js';
import { parseJsonObject } from '../json-object-text.js';
import type { NsInstanceState } from './attributes.js';

/** What one KDU is given. */
export interface KduSettings {
  readonly memberVnfIndex: string;
  readonly kduName: string;
  readonly namespace: string | null;
  readonly params: JsonObject;
}

/** What the KDUs of an instance are given, by {@link kduKey}. */
export type KduMap = ReadonlyMap<string, KduSettings>;

/** Identifies a KDU within an instance. */
export function kduKey(memberVnfIndex: string, kduName: string): string {
  return JSON.stringify([memberVnfIndex, kduName]);
}

/** The KDU settings that a known `vnfs` value declares. */
export function wantedKdus(vnfs: NsInstanceState['vnfs']): KduMap {
  const kdus = new Map<string, KduSettings>();
  for (const vnf of vnfs ?? []) {
    for (const kdu of vnf.kdus ?? []) {
      kdus.set(kduKey(vnf.member_vnf_index, kdu.name), {
        memberVnfIndex: vnf.member_vnf_index,
        kduName: kdu.name,
        namespace: kdu.namespace,
        params: parseJsonObject(kdu.params),
      });
    }
  }
  return kdus;
}

/** The parameters that a KDU is given; none if it is not mentioned. */
export function paramsOf(kdus: KduMap, key: string): JsonObject {
  return kdus.get(key)?.params ?? {};
}

/**
 * Tells whether two declarations ask the same of OSM: order and JSON text do not matter, and a KDU that is given
 * nothing may as well not be mentioned.
 */
export function asksTheSame(a: KduMap, b: KduMap): boolean {
  return [...new Set([...a.keys(), ...b.keys()])].every(
    (key) =>
      equalByValue(paramsOf(a, key), paramsOf(b, key)) &&
      (a.get(key)?.namespace ?? null) === (b.get(key)?.namespace ?? null),
  );
}
