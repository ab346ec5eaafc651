import type { z } from 'zod';
import { type K8sCluster, k8sClusterSchema } from '../records/k8s-cluster.js';
import { type K8sRepo, k8sRepoSchema } from '../records/k8s-repo.js';
import { type VimAccount, vimAccountSchema } from '../records/vim-account.js';

/** In what VIM accounts, Kubernetes clusters and chart repositories differ to the client. */
export interface AccountKind<R> {
  /** Path of the collection. */
  readonly path: string;
  readonly noun: string;
  readonly schema: z.ZodType<R>;
  /**
   * Whether the life-cycle manager takes up a change, and ends its operation. Older ones (osm-lcm's `lcm.py`) know no
   * edit of a cluster: the operation stays PROCESSING, the record is changed all the same.
   */
  readonly obeysEdits: boolean;
}

export const vimAccountKind: AccountKind<VimAccount> = {
  path: 'admin/v1/vim_accounts',
  noun: 'VIM account',
  schema: vimAccountSchema,
  obeysEdits: true,
};

export const k8sClusterKind: AccountKind<K8sCluster> = {
  path: 'admin/v1/k8sclusters',
  noun: 'Kubernetes cluster',
  schema: k8sClusterSchema,
  obeysEdits: false,
};

export const k8sRepoKind: AccountKind<K8sRepo> = {
  path: 'admin/v1/k8srepos',
  noun: 'chart repository',
  schema: k8sRepoSchema,
  obeysEdits: false,
};
