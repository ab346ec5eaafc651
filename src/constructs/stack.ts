import type { Construct } from 'constructs';
import type { DeclaredObject, Deployment } from '../repository/index.js';
import { declaredObjects } from '../repository/objects.js';
import { addressName, addressOf } from './address.js';
import { AnyBackend, type BackendSettings } from './backend.js';
import { type TerraformResource, TerraformStack } from './cdktf.js';
import {
  helmRepositoryProps,
  k8sClusterProps,
  nsInstanceProps,
  type PathOf,
  packageProps,
  pathsFrom,
  vimAccountProps,
} from './declared-props.js';
import { importBlocks } from './imports.js';
import { K8sCluster } from './k8s-cluster.js';
import { K8sRepo } from './k8s-repo.js';
import { literalText } from './literal.js';
import { NsInstance } from './ns-instance.js';
import { NsPackage } from './ns-package.js';
import { OsmProvider } from './provider.js';
import { VimAccount } from './vim-account.js';
import { VnfPackage } from './vnf-package.js';

export interface OsmStackOptions {
  /** What keeps the state; a file beside cdktf.json if it is not given, as CDKTF has it. */
  readonly backend?: BackendSettings;
  /** The provider block alone, with nothing that is wanted and nothing to import. */
  readonly providerOnly?: boolean;
  /** The folder that the paths of packages are written relative to; they are absolute if it is not given. */
  readonly pathsFrom?: string;
}

/** Everything that an OSM Ops repository wants in one OSM, as a Terraform stack. */
export class OsmStack extends TerraformStack {
  constructor(scope: Construct, id: string, deployment: Deployment, options: OsmStackOptions = {}) {
    super(scope, id);
    if (options.backend !== undefined) new AnyBackend(this, options.backend);
    // What is there already under a wanted name becomes an import, which the plan shows, or is in the way: see src/deploy/claims.
    new OsmProvider(this, 'osm', { connectionFile: literalText(deployment.connectionFile) });
    if (options.providerOnly) return;
    const pathOf = pathsFrom(options.pathsFrom);
    const objects = declaredObjects(deployment);
    const declared = new Set(objects.map(addressOf));
    for (const object of objects) {
      const resource = this.#resource(object, pathOf);
      // The address follows from the object's own name: the id of a construct must not be met twice in a stack.
      resource.overrideLogicalId(addressName(object.name));
      // What is not declared is left to OSM. By address, since CDKTF would make a token of each construct.
      const addresses = object.requires.map(addressOf).filter((address) => declared.has(address));
      if (addresses.length > 0) resource.dependsOn = addresses;
    }
    const imports = importBlocks(deployment.imports, objects, { addressOf, pathOf });
    // CDKTF's own way to import runs `terraform version` for each resource.
    if (imports.length > 0) this.addOverride('import', imports);
  }

  #resource({ kind, name, declaration }: DeclaredObject, pathOf: PathOf): TerraformResource {
    const id = `${kind}-${addressName(name)}`;
    switch (declaration.kind) {
      case 'HelmRepository':
        return new K8sRepo(this, id, helmRepositoryProps(declaration));
      case 'VimAccount':
        return new VimAccount(this, id, vimAccountProps(declaration));
      case 'K8sCluster':
        return new K8sCluster(this, id, k8sClusterProps(declaration));
      case 'vnf':
        return new VnfPackage(this, id, packageProps(declaration, pathOf));
      case 'ns':
        return new NsPackage(this, id, packageProps(declaration, pathOf));
      case 'NsInstance':
        return new NsInstance(this, id, nsInstanceProps(declaration));
    }
  }
}
