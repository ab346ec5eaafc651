import type { DescriptorFormat, PackageKind } from '../store/records.js';

/** The keys a descriptor may have at its top, by OSM's information models. */
export const knownKeys: Readonly<Record<PackageKind, Readonly<Record<DescriptorFormat, readonly string[]>>>> =
  {
    vnfd: {
      'pre-SOL006': [
        ...['id', 'name', 'short-name', 'vendor', 'logo', 'description', 'version', 'vnf-configuration'],
        ...['mgmt-interface', 'internal-vld', 'ip-profiles', 'connection-point', 'vdu', 'vdu-dependency'],
        ...['service-function-chain', 'service-function-type', 'http-endpoint', 'scaling-group-descriptor'],
        ...['monitoring-param', 'placement-groups', 'kdu', 'k8s-cluster'],
      ],
      SOL006: [
        ...['id', 'provider', 'product-name', 'software-version', 'version', 'product-info-name', 'name'],
        ...['product-info-description', 'vnfm-info', 'localization-language', 'vdu', 'virtual-compute-desc'],
        ...[
          'default-localization-language',
          'virtual-storage-desc',
          'sw-image-desc',
          'int-virtual-link-desc',
        ],
        ...[
          'ext-cpd',
          'df',
          'configurable-properties',
          'modifiable-attributes',
          'element-group',
          'indicator',
        ],
        ...[
          'lifecycle-management-script',
          'auto-scale',
          'security-group-rule',
          'mgmt-cp',
          'kdu',
          'k8s-cluster',
        ],
        ...['description', 'logo', 'placement-group'],
      ],
    },
    nsd: {
      'pre-SOL006': [
        ...['id', 'name', 'short-name', 'vendor', 'logo', 'description', 'version', 'connection-point'],
        ...['scaling-group-descriptor', 'vnffgd', 'vld', 'constituent-vnfd', 'ip-profiles', 'vnf-dependency'],
        ...['monitoring-param', 'input-parameter-xpath', 'parameter-pool', 'placement-groups', 'key-pair'],
        ...['ns-configuration', 'user', 'initial-service-primitive', 'terminate-service-primitive'],
        ...['service-primitive'],
      ],
      SOL006: [
        ...[
          'id',
          'designer',
          'version',
          'name',
          'invariant-id',
          'nested-nsd-id',
          'vnfd-id',
          'pnfd-id',
          'sapd',
        ],
        ...['virtual-link-desc', 'vnffgd', 'autoscale-rule', 'lifecycle-management-script', 'df', 'security'],
        ...['ns-configuration', 'description', 'logo', 'key-pair', 'user', 'input-parameter-xpath'],
      ],
    },
  };
