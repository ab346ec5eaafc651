import type { z } from 'zod';
import type { JsonObject } from '../json/index.js';
import { mapping, optionalList, optionalText, text } from './descriptor-schema.js';
import { parseDescriptor } from './parse-descriptor.js';
import type { Member, NsdModel } from './types.js';

const vnfProfile = mapping({ id: text, 'vnfd-id': text });
const virtualLink = mapping({ id: optionalText, name: optionalText });
type Link = z.output<typeof virtualLink>;
const constituentVnfd = mapping({ 'member-vnf-index': text, 'vnfd-id-ref': text });

/** The parts of an NSD that osmops uses, of SOL006 (`df`, `vnfd-id`, `virtual-link-desc`) and of the older format (`constituent-vnfd`, `vld`). */
export const nsdSchema = mapping({
  id: text,
  name: optionalText,
  'vnfd-id': optionalList(text),
  df: optionalList(mapping({ 'vnf-profile': optionalList(vnfProfile) })),
  'constituent-vnfd': optionalList(constituentVnfd),
  'virtual-link-desc': optionalList(virtualLink),
  vld: optionalList(virtualLink),
})
  .superRefine((nsd, context) => {
    const listed = nsd['vnfd-id'];
    nsd.df.forEach((flavour, flavourIndex) => {
      flavour['vnf-profile'].forEach((profile, index) => {
        if (listed.includes(profile['vnfd-id'])) return;
        const path = ['df', flavourIndex, 'vnf-profile', index, 'vnfd-id'];
        // OSM 9 and later refuse the NSD otherwise (validate_vnf_profiles_vnfd_id in the NBI).
        const message = `names the VNFD '${profile['vnfd-id']}', which the NSD's own list 'vnfd-id' lacks`;
        context.addIssue({ code: 'custom', path, message });
      });
    });
  })
  .transform((nsd): NsdModel => {
    const profiles = nsd.df.flatMap((flavour) => flavour['vnf-profile']);
    const members = [
      ...profiles.map((profile) => ({ memberVnfIndex: profile.id, vnfdId: profile['vnfd-id'] })),
      ...nsd['constituent-vnfd'].map((vnf) => ({
        memberVnfIndex: vnf['member-vnf-index'],
        vnfdId: vnf['vnfd-id-ref'],
      })),
    ];
    return {
      id: nsd.id,
      name: nsd.name ?? nsd.id,
      members: byIndex(members),
      virtualLinks: virtualLinksOf(nsd['virtual-link-desc'], nsd.vld),
      requiredVnfdIds: [...new Set([...nsd['vnfd-id'], ...members.map((member) => member.vnfdId)])],
    };
  });

/** OSM takes the id of a virtual link, of one before SOL006 the name too (`_check_instantiate_ns_operation` in the NBI). */
function virtualLinksOf(links: readonly Link[], vlds: readonly Link[]): readonly string[] {
  const names = [...links.map(({ id }) => id), ...vlds.flatMap(({ id, name }) => [id, name])];
  return [...new Set(names.filter((name) => typeof name === 'string'))];
}

/** Deployment flavours repeat their members. */
function byIndex(members: readonly Member[]): readonly Member[] {
  return [...new Map(members.map((member) => [member.memberVnfIndex, member])).values()];
}

/** Reads an NSD without its envelope, such as OSM's record of an NS package. Throws `package-invalid`. */
export function readNsd(descriptor: JsonObject): NsdModel {
  return parseDescriptor('NSD', nsdSchema, descriptor);
}
