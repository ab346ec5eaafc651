import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const filesPerFolder = 100;

/** Writes a repository of `count` NS instances, a file each, with the packages of the example. */
export async function generateRepository(root: string, count: number): Promise<void> {
  await mkdir(root, { recursive: true });
  await cp('examples/openldap/deploy/osm-pkgs', join(root, 'osm-pkgs'), { recursive: true });
  await writeFile(join(root, 'osm_ops_config.yaml'), 'connectionFile: connection.yaml\n');
  await writeFile(
    join(root, 'connection.yaml'),
    'hostname: 127.0.0.1:9999\nproject: admin\nuser: admin\npassword: admin\n',
  );
  for (let index = 0; index < count; index += 1) {
    const folder = join(root, `site-${Math.floor(index / filesPerFolder)}`);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, `ldap-${index}.osmops.yaml`), instanceFile(index));
  }
}

function instanceFile(index: number): string {
  return `kind: NsInstance
name: ldap-${index}
description: LDAP of site ${index}
nsdName: openldap_ns
vnfName: openldap
vimAccountName: mylocation1
kdu:
  name: ldap
  params:
    replicaCount: "${(index % 5) + 1}"
    image: {repository: osixia/openldap, tag: 1.2.${index % 10}}
    env:
      - {name: LDAP_ORGANISATION, value: Site ${index}}
      - {name: LDAP_DOMAIN, value: site-${index}.example.org}
    resources:
      requests: {memory: 128Mi, cpu: 100m}
      limits: {memory: 512Mi, cpu: 500m}
`;
}
