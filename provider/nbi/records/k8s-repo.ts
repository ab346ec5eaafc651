import { z } from 'zod';
import { withoutLogin } from '../../../base/text/index.js';
import { type AccountRecord, accountKeys, accountOf } from './account.js';
import { optionalText } from './scalars.js';

/** A repository of Helm charts or Juju bundles. */
export interface K8sRepo extends AccountRecord {
  /** `helm-chart` or `juju-bundle`. */
  readonly type: string | undefined;
  /** Without a login that holds a password. */
  readonly url: string | undefined;
}

export const k8sRepoSchema = z.object({ ...accountKeys, type: optionalText, url: optionalText }).transform(
  ({ type, url, ...record }): K8sRepo => ({
    ...accountOf(record, url),
    type,
    url: url && withoutLogin(url),
  }),
);
