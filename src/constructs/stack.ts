import type { Construct } from 'constructs';
import type { Deployment, NsInstanceDeclaration, PackageDeclaration } from '../repository/index.js';
import { addressName } from './address.js';
import { AnyBackend, type BackendSettings } from './backend.js';
import { LocalBackend, type TerraformElement, TerraformStack } from './cdktf.js';
import { literalJson, literalText } from './literal.js';
import { NsInstance } from './ns-instance.js';
import { NsPackage } from './ns-package.js';
import { OsmProvider } from './provider.js';
import { VnfPackage } from './vnf-package.js';

export interface OsmStackOptions {
  /** Where Terraform keeps the state; beside cdktf.json if it is not given, as CDKTF has it. */
  readonly stateFile?: string;
  /** Keeps the state elsewhere than in a file. */
  readonly backend?: BackendSettings;
}

/** Everything that an OSM Ops repository wants in one OSM, as a Terraform stack. */
export class OsmStack extends TerraformStack {
  constructor(scope: Construct, id: string, deployment: Deployment, options: OsmStackOptions = {}) {
    super(scope, id);
    if (options.backend !== undefined) new AnyBackend(this, options.backend);
    else if (options.stateFile !== undefined) new LocalBackend(this, { path: options.stateFile });
    // OSM Ops creates or updates: what is there already under a wanted name is taken over.
    new OsmProvider(this, 'osm', {
      connectionFile: literalText(deployment.connectionFile),
      adoptExisting: true,
    });
    const vnfPackages = declare(deployment.packages, 'vnf', (declaration) => this.#vnfPackage(declaration));
    const nsPackages = declare(deployment.packages, 'ns', (declaration) =>
      this.#nsPackage(declaration, vnfPackages),
    );
    for (const declaration of deployment.nsInstances) this.#nsInstance(declaration, nsPackages);
  }

  #vnfPackage({ descriptorId, folder }: PackageDeclaration): VnfPackage {
    const id = `vnf-package-${addressName(descriptorId)}`;
    return named(new VnfPackage(this, id, { source: literalText(folder) }), descriptorId);
  }

  #nsPackage(
    { descriptorId, folder, requiredVnfdIds }: PackageDeclaration,
    vnfPackages: ReadonlyMap<string, VnfPackage>,
  ): NsPackage {
    const id = `ns-package-${addressName(descriptorId)}`;
    const dependsOn = present(requiredVnfdIds.map((vnfdId) => vnfPackages.get(vnfdId)));
    return named(new NsPackage(this, id, { source: literalText(folder), dependsOn }), descriptorId);
  }

  #nsInstance(declaration: NsInstanceDeclaration, nsPackages: ReadonlyMap<string, NsPackage>): NsInstance {
    const { name, description, nsdName, vimAccountName } = declaration;
    const instance = new NsInstance(this, `ns-instance-${addressName(name)}`, {
      name: literalText(name),
      description: description === undefined ? undefined : literalText(description),
      nsdName: literalText(nsdName),
      vimAccountName: literalText(vimAccountName),
      vnfs: vnfsOf(declaration),
      dependsOn: present([nsPackages.get(nsdName)]),
    });
    return named(instance, name);
  }
}

function declare<T>(
  packages: readonly PackageDeclaration[],
  kind: PackageDeclaration['kind'],
  make: (declaration: PackageDeclaration) => T,
): Map<string, T> {
  const wanted = packages.filter((declaration) => declaration.kind === kind);
  return new Map(wanted.map((declaration) => [declaration.descriptorId, make(declaration)]));
}

function present<T>(items: readonly (T | undefined)[]): T[] {
  return items.filter((item) => item !== undefined);
}

/** Has the address follow from the object's own name: the id of a construct must not be met twice in a stack. */
function named<T extends TerraformElement>(element: T, name: string): T {
  element.overrideLogicalId(addressName(name));
  return element;
}

function vnfsOf({ vnfs }: NsInstanceDeclaration) {
  return vnfs.map(({ memberVnfIndex, kdus }) => ({
    memberVnfIndex: literalText(memberVnfIndex),
    kdus: kdus.map(({ name, params }) => ({
      name: literalText(name),
      params: params === undefined ? undefined : literalJson(params),
    })),
  }));
}
