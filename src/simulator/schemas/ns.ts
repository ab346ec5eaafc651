import { z } from 'zod';
import { anyObject, count, description, hasContent, id, name, text } from './check.js';

const additionalParamsForKdu = z
  .strictObject({
    kdu_name: name,
    additionalParams: anyObject.optional(),
    kdu_model: name.optional(),
    'k8s-namespace': name.optional(),
    'config-units': count.optional(),
    'kdu-deployment-name': name.optional(),
  })
  .refine(hasContent, 'does not have enough properties');

const additionalParamsForVdu = z
  .strictObject({ vdu_id: name, additionalParams: anyObject.optional(), 'config-units': count.optional() })
  .refine(hasContent, 'does not have enough properties');

/** Release 12 and later have it. */
const affinityGroup = z
  .strictObject({ id: name, 'vim-affinity-group-id': name.optional() })
  .refine(hasContent, 'does not have enough properties');

const additionalParamsForVnf = z
  .strictObject({
    'member-vnf-index': name,
    additionalParams: anyObject.optional(),
    'k8s-namespace': name.optional(),
    'config-units': count.optional(),
    additionalParamsForVdu: z.array(additionalParamsForVdu).optional(),
    additionalParamsForKdu: z.array(additionalParamsForKdu).optional(),
    'affinity-or-anti-affinity-group': z.array(affinityGroup).optional(),
  })
  .refine(hasContent, 'does not have enough properties');

/** What is not looked into below this is of VMs, which the simulator has none of. */
const vnf = z
  .strictObject({
    'member-vnf-index': name,
    vimAccountId: id.optional(),
    vdu: z.array(anyObject).min(1).optional(),
    'internal-vld': z.array(anyObject).min(1).optional(),
  })
  .refine(hasContent, 'does not have enough properties');

const wimAccountId = z.union([id, z.boolean(), z.null()]);
const vimNetwork = z.union([text, anyObject]);

const vld = z.strictObject({
  name: text,
  'vim-network-name': vimNetwork.optional(),
  'vim-network-id': vimNetwork.optional(),
  'ns-net': anyObject.optional(),
  wimAccountId: wimAccountId.optional(),
  'ip-profile': anyObject.optional(),
  'provider-network': anyObject.optional(),
  'vnfd-connection-point-ref': z.array(anyObject).min(1).optional(),
});

/** Body of the creation and of the instantiation of an NS instance. */
export const nsCreation = z.strictObject({
  nsName: name,
  nsdId: id,
  vimAccountId: id,
  nsDescription: description.optional(),
  lcmOperationType: text.optional(),
  nsInstanceId: id.optional(),
  netsliceInstanceId: id.optional(),
  wimAccountId: wimAccountId.optional(),
  'placement-engine': text.optional(),
  'placement-constraints': anyObject.optional(),
  additionalParamsForNs: anyObject.optional(),
  additionalParamsForVnf: z.array(additionalParamsForVnf).optional(),
  'config-units': count.optional(),
  'k8s-namespace': name.optional(),
  ssh_keys: z.array(z.string()).optional(),
  timeout_ns_deploy: count.optional(),
  nsr_id: id.optional(),
  vduImage: name.optional(),
  vnf: z.array(vnf).min(1).optional(),
  vld: z.array(vld).min(1).optional(),
});
export type NsCreation = z.infer<typeof nsCreation>;

export const nsAction = z.strictObject({
  primitive: name,
  primitive_params: anyObject,
  lcmOperationType: text.optional(),
  nsInstanceId: id.optional(),
  member_vnf_index: name.optional(),
  vnf_member_index: name.optional(),
  vdu_id: name.optional(),
  vdu_count_index: z.number().int().min(0).optional(),
  kdu_name: name.optional(),
  timeout_ns_action: count.optional(),
});
export type NsAction = z.infer<typeof nsAction>;

export const nsTermination = z.strictObject({
  lcmOperationType: text.optional(),
  nsInstanceId: id.optional(),
  netsliceInstanceId: id.optional(),
  autoremove: z.boolean().optional(),
  timeout_ns_terminate: count.optional(),
  skip_terminate_primitives: z.boolean().optional(),
});
