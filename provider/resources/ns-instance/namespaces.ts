import { z } from 'zod';
import type { Operation } from '../../nbi/index.js';

const namespace = z.string().nullish();

/** Kubernetes namespaces as OSM takes them at creation: one for a KDU goes before that of its VNF and of the NS. */
const instantiateParams = z.object({
  'k8s-namespace': namespace,
  additionalParamsForVnf: z
    .array(
      z.object({
        'member-vnf-index': z.string(),
        'k8s-namespace': namespace,
        additionalParamsForKdu: z
          .array(z.object({ kdu_name: z.string(), 'k8s-namespace': namespace }))
          .default([]),
      }),
    )
    .default([]),
});

/**
 * The namespace that a KDU (of a member VNF index) was given at the instance's creation; `null` if none was.
 * `operations` are all of the instance's.
 */
export function namespacesGiven(
  operations: readonly Operation[],
): (memberVnfIndex: string, kduName: string) => string | null {
  const creation = operations.findLast(({ lcmOperationType }) => lcmOperationType === 'instantiate');
  const given = instantiateParams.safeParse(creation?.operationParams).data;
  return (memberVnfIndex, kduName) => {
    const vnf = given?.additionalParamsForVnf.find((each) => each['member-vnf-index'] === memberVnfIndex);
    const kdu = vnf?.additionalParamsForKdu.find((each) => each.kdu_name === kduName);
    return kdu?.['k8s-namespace'] ?? vnf?.['k8s-namespace'] ?? given?.['k8s-namespace'] ?? null;
  };
}
