import { join } from 'node:path';
import { TerraformOutput, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { NsInstance, NsPackage, OsmProvider, VnfPackage } from 'osmops/constructs';

/** A place where an LDAP service is to run. */
export interface Site {
  readonly name: string;
  readonly vimAccountName: string;
  readonly replicas: number;
}

export interface NetworkServicesProps {
  /** A YAML file that says how to reach OSM. */
  readonly connectionFile: string;
  /** Absolute path of the folder with the packages. */
  readonly packages: string;
  readonly sites: readonly Site[];
}

/** The OpenLDAP packages, and an LDAP service at each site. */
export class NetworkServices extends TerraformStack {
  constructor(scope: Construct, id: string, { connectionFile, packages, sites }: NetworkServicesProps) {
    super(scope, id);
    new OsmProvider(this, 'osm', { connectionFile, timeout: '30m' });

    const vnfPackage = new VnfPackage(this, 'openldap-vnf', { source: join(packages, 'openldap_knf') });
    const nsPackage = new NsPackage(this, 'openldap-ns', {
      source: join(packages, 'openldap_ns'),
      // OSM refuses an NSD whose VNFDs it does not have.
      dependsOn: [vnfPackage],
    });

    const services = sites.map(
      (site) =>
        new NsInstance(this, `ldap-${site.name}`, {
          name: `ldap-${site.name}`,
          description: `LDAP service of ${site.name}`,
          // A reference: Terraform creates the package first, and knows the id of the NSD then.
          nsdName: nsPackage.descriptorId,
          vimAccountName: site.vimAccountName,
          vnfs: [
            {
              memberVnfIndex: 'openldap',
              kdus: [{ name: 'ldap', params: JSON.stringify({ replicaCount: `${site.replicas}` }) }],
            },
          ],
        }),
    );

    new TerraformOutput(this, 'states', {
      description: 'State of each NS instance in OSM, in the order of the sites',
      value: services.map((service) => service.status),
    });
  }
}
