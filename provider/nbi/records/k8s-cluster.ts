import { z } from 'zod';
import { type AccountRecord, accountKeys, accountOf } from './account.js';
import { optionalText } from './scalars.js';

/** A Kubernetes cluster without its credentials, of which OSM shows most in clear. */
export interface K8sCluster extends AccountRecord {
  readonly k8sVersion: string | undefined;
  /** OSM's id of the VIM account that the cluster belongs to. */
  readonly vimAccountId: string | undefined;
  /** Networks of the VIM by the cluster's names for them. */
  readonly nets: Readonly<Record<string, string | null>>;
  readonly namespace: string | undefined;
}

export const k8sClusterSchema = z
  .object({
    ...accountKeys,
    k8s_version: optionalText,
    vim_account: optionalText,
    nets: z.record(z.string(), z.string().nullable()).nullish(),
    namespace: optionalText,
  })
  .transform(
    ({ k8s_version, vim_account, nets, namespace, ...record }): K8sCluster => ({
      ...accountOf(record),
      k8sVersion: k8s_version,
      vimAccountId: vim_account,
      nets: nets ?? {},
      namespace,
    }),
  );
