import { createHash } from 'node:crypto';
import {
  k8sCluster,
  k8sRepo,
  nsInstance,
  nsPackage,
  vimAccount,
  vnfPackage,
} from '../../provider/resources/index.js';
import { type ObjectKind, type ObjectReference, objectKinds } from '../repository/objects.js';

/** The type of the resource for each kind of object. */
const resourceTypes: Readonly<Record<ObjectKind, string>> = {
  'helm-repository': k8sRepo.type,
  'vim-account': vimAccount.type,
  'k8s-cluster': k8sCluster.type,
  'vnf-package': vnfPackage.type,
  'ns-package': nsPackage.type,
  'ns-instance': nsInstance.type,
};

/** The kind of object that a type of resource stands for; undefined for a type that is none of ours. */
export function kindOfType(type: string): ObjectKind | undefined {
  return objectKinds.find((kind) => resourceTypes[kind] === type);
}

/** The address of the resource that a declared object becomes. */
export function addressOf({ kind, name }: ObjectReference): string {
  return `${resourceTypes[kind]}.${addressName(name)}`;
}

/**
 * The name in a resource's address that follows from an object's own name, and from nothing else. A name that is a
 * Terraform identifier stands as it is; any other is made one, with a part of its hash so that no two names share it.
 * So is the name of something that every JavaScript object has, such as `__proto__`: CDKTF puts resources into objects by
 * their names, and would lose that one without a word.
 */
export function addressName(name: string): string {
  if (/^[A-Za-z_][A-Za-z0-9_-]*$/.test(name) && !(name in Object.prototype)) return name;
  const readable = name.replace(/[^A-Za-z0-9_-]+/g, '_').replace(/^(?=[^A-Za-z_]|$)/, '_');
  return `${readable}_${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;
}
