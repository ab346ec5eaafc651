import type { JsonObject } from '../../../provider/json/index.js';
import type { AccountRecord } from '../../../provider/nbi/index.js';
import type { Osm } from '../../../provider/osm.js';
import type { Attributes } from '../../../provider/plugin/definition/index.js';
import { importedState } from '../../../provider/resources/account/import.js';
import type { AccountPlanned, AccountState, AccountType } from '../../../provider/resources/account/type.js';
import { k8sCluster, k8sRepo, vimAccount } from '../../../provider/resources/index.js';
import { k8sClusterType } from '../../../provider/resources/k8s-cluster/type.js';
import { k8sRepoType } from '../../../provider/resources/k8s-repo/type.js';
import { vimAccountType } from '../../../provider/resources/vim-account/type.js';
import type { ObjectKind } from '../../repository/index.js';
import { helmRepositoryFile, k8sClusterFile, vimAccountFile } from './account-files.js';
import { attributeProblems } from './attribute-problems.js';
import type { Described } from './described.js';
import { fileNames, variableNames } from './file-names.js';
import type { OsmContent } from './osm-content.js';
import type { Remarks } from './remark.js';

interface AccountFiles<S extends AccountState, P extends AccountPlanned, R extends AccountRecord> {
  readonly kind: string;
  readonly type: AccountType<S, P, R>;
  readonly objectKind: ObjectKind;
  readonly attributes: Attributes;
  readonly folder: string;
  /** The environment variable that is to hold the secret of an account. */
  readonly variableOf?: (name: string) => string;
  readonly fileOf: (state: S) => JsonObject;
}

/**
 * Describes VIM accounts, Kubernetes clusters and chart repositories. Their secrets stay where they are: a file names
 * the environment variable that is to hold one.
 */
export async function describeAccounts(
  { vimAccounts, k8sClusters, k8sRepos }: OsmContent,
  osm: Osm,
  remarks: Remarks,
): Promise<readonly Described[]> {
  const described = await Promise.all([
    describe(k8sRepos, osm, remarks, {
      kind: 'chart repository',
      type: k8sRepoType,
      objectKind: 'helm-repository',
      attributes: k8sRepo.attributes,
      folder: 'helm-repositories',
      fileOf: helmRepositoryFile,
    }),
    describe(vimAccounts, osm, remarks, {
      kind: 'VIM account',
      type: vimAccountType,
      objectKind: 'vim-account',
      attributes: vimAccount.attributes,
      folder: 'vim-accounts',
      variableOf: variableNames('VIM_PASSWORD_'),
      fileOf: vimAccountFile,
    }),
    describe(k8sClusters, osm, remarks, {
      kind: 'Kubernetes cluster',
      type: k8sClusterType,
      objectKind: 'k8s-cluster',
      attributes: k8sCluster.attributes,
      folder: 'k8s-clusters',
      variableOf: variableNames('K8S_CREDENTIALS_'),
      fileOf: k8sClusterFile,
    }),
  ]);
  return described.flat();
}

async function describe<S extends AccountState, P extends AccountPlanned, R extends AccountRecord>(
  records: readonly R[],
  osm: Osm,
  remarks: Remarks,
  files: AccountFiles<S, P, R>,
): Promise<readonly Described[]> {
  const fileName = fileNames();
  const described = records.map(async (record): Promise<Described | undefined> => {
    const { id, name } = record;
    const object = { kind: files.kind, name, id };
    const path = `${files.folder}/${fileName(name)}.osmops.yaml`;
    const secret = { env: files.variableOf?.(name) ?? null, file: null, version: null };
    const state = await importedState(files.type, record, secret, osm);
    const value = files.fileOf(state);
    const problem = unfit(record) ?? attributeProblems(files.attributes, state);
    if (problem === undefined) {
      return {
        object,
        declared: { kind: files.objectKind, name },
        path,
        file: value,
      };
    }
    remarks.leftOut(object, problem);
    return undefined;
  });
  return (await Promise.all(described)).filter((each) => each !== undefined);
}

/**
 * OSM could not bring to work what is not ENABLED: Terraform would replace it. Of what has a password in its address
 * no file can say how to make it anew.
 */
function unfit({ operationalState, toDelete, holdsLogin }: AccountRecord): string | undefined {
  if (toDelete) return 'It is being deleted.';
  if (holdsLogin) return 'Its address holds a password in OSM, and no file may.';
  if (operationalState === undefined || operationalState === 'ENABLED') return undefined;
  return `It is in ${operationalState}: only what is ENABLED can be described.`;
}
