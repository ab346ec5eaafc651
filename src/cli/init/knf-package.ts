import { posix } from 'node:path';
import { writeYaml } from '../../repository/write-yaml.js';
import type { NewFile } from './new-file.js';
import { plainName } from './plain-name.js';
import type { Answers } from './questions.js';

/** The VNF package and the NS package (ETSI SOL006) of one Helm chart, on the management network. */
export function knfPackage(answers: Answers, targetDir: string): readonly NewFile[] {
  const { name, nsdName, vnfName, kduName, chart } = answers;
  const base = plainName(name);
  const vnfdId = `${base}_knf`;
  const vnfd = {
    id: vnfdId,
    'product-name': vnfdId,
    provider: 'osmops',
    version: '1.0',
    df: [{ id: 'default-df' }],
    'mgmt-cp': 'mgmt-ext',
    'ext-cpd': [{ id: 'mgmt-ext', 'k8s-cluster-net': 'mgmtnet' }],
    'k8s-cluster': { nets: [{ id: 'mgmtnet' }] },
    kdu: [{ name: kduName, 'helm-chart': chart }],
  };
  const connectivity = {
    'virtual-link-profile-id': 'mgmtnet',
    'constituent-cpd-id': [{ 'constituent-base-element-id': vnfName, 'constituent-cpd-id': 'mgmt-ext' }],
  };
  const nsd = {
    id: nsdName,
    name: nsdName,
    designer: 'osmops',
    version: '1.0',
    'vnfd-id': [vnfdId],
    df: [
      {
        id: 'default-df',
        'vnf-profile': [{ id: vnfName, 'vnfd-id': vnfdId, 'virtual-link-connectivity': [connectivity] }],
      },
    ],
    'virtual-link-desc': [{ id: 'mgmtnet', 'mgmt-network': 'true' }],
  };
  const packages = posix.join(targetDir, 'osm-pkgs');
  return [
    { path: posix.join(packages, `${base}_knf`, `${base}_vnfd.yaml`), content: writeYaml({ vnfd }) },
    {
      path: posix.join(packages, `${base}_ns`, `${base}_nsd.yaml`),
      content: writeYaml({ nsd: { nsd: [nsd] } }),
    },
  ];
}
