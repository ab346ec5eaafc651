import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { parseExact } from '../../../provider/json/index.js';
import { decodeParams } from '../../../provider/nbi/index.js';
import { readConnectionFile } from '../../../provider/nbi/read-connection.js';
import { inspectPackage, readNsd, readVnfd } from '../../../provider/packages/index.js';
import { readYaml } from '../../../provider/packages/yaml/index.js';
import { parseCredentials } from '../../../provider/resources/k8s-cluster/credentials.js';
import { readPollerConfig } from '../../../src/poller/config/read-config.js';
import { readRepository } from '../../../src/repository/index.js';
import { inFolder } from '../support/folder.js';
import { mutated } from '../support/mutated.js';
import { canary, type FuzzTarget, readOrRefused, requireFit } from '../support/target.js';

const example = (path: string) => readFileSync(resolve('examples/full-osm', path), 'utf8');

const services = ['directory', 'replica'].map((name) => example(`deploy/services/${name}.ops.yaml`));
const accounts = ['datacentre1', 'edge', 'stable'].map((name) => example(`deploy/accounts/${name}.ops.yaml`));
const vnfd = example('deploy/osm-pkgs/openldap_knf/openldap_vnfd.yaml');
const nsd = example('deploy/osm-pkgs/openldap_ns/openldap_nsd.yaml');
const oldVnfd =
  'vnfd-catalog: { vnfd: [{ id: a, name: a, kdu: [{ name: ldap, helm-chart: "stable/x" }] }] }\n';
const oldNsd =
  'nsd-catalog: { nsd: [{ id: n, constituent-vnfd: [{ member-vnf-index: 1, vnfd-id-ref: a }] }] }\n';
const imports = 'imports:\n- to: osm_vnf_package.openldap_knf\n  id: 8ab81a3c-3c5e-4b0e-9a51-6f1b0d0f3c11\n';
const connection = `hostname: 127.0.0.1:9999\nproject: admin\nuser: admin\npassword: ${canary}\ntls: false\n? { a: ${canary} }\n: 1\n`;
const everyKey = readFileSync(resolve('test/fixtures/25a2952/every-key/osmops.yaml'), 'utf8');

/** An osmops.yaml that holds a secret where none belongs. */
const careless = everyKey.replace(
  'https://git.example.org/group/token',
  `https://me:${canary}@git.example.org/x`,
);

const yaml: FuzzTarget = {
  name: 'YAML',
  runs: 60,
  property: fc.asyncProperty(
    mutated([...services, ...accounts, everyKey, 'a: &a [1]\nb: [*a, *a]\n']),
    async (bytes) => {
      for (const merging of ['later', 'own'] as const) {
        const { problems } = await readYaml(bytes, merging);
        requireFit(JSON.stringify(problems));
      }
    },
  ),
};

const usual = {
  'osm_ops_config.yaml': example('osm_ops_config.yaml'),
  'connection.yaml': connection,
  'kubeconfig.yaml': example('kubeconfig.yaml'),
  'deploy/a.ops.yaml': services[0] ?? '',
  'deploy/b.ops.yaml': accounts[0] ?? '',
  'deploy/osm-pkgs/openldap_knf/openldap_vnfd.yaml': vnfd,
  'deploy/osm-pkgs/openldap_ns/openldap_nsd.yaml': nsd,
};

const repository: FuzzTarget = {
  name: 'repositories',
  runs: 40,
  property: fc.asyncProperty(
    fc.record(
      {
        'deploy/a.ops.yaml': mutated(services),
        'deploy/b.ops.yaml': mutated(accounts),
        'osm_ops_config.yaml': mutated([example('osm_ops_config.yaml')]),
        'osm_ops_imports.yaml': mutated([imports]),
        'deploy/osm-pkgs/openldap_knf/openldap_vnfd.yaml': mutated([vnfd, oldVnfd]),
      },
      { requiredKeys: [] },
    ),
    (files) =>
      inFolder({ ...usual, ...files }, async (folder) => {
        const { deployment, problems } = await readRepository(folder);
        requireFit(
          problems
            .map(({ message, remedy }) => `${message} ${remedy}`)
            .join('\n')
            .slice(0, 20_000),
        );
        const hasErrors = problems.some(({ severity }) => severity === 'error');
        if ((deployment === undefined) !== hasErrors)
          throw new Error('neither a deployment nor an error, or both');
      }),
  ),
};

const connectionFile: FuzzTarget = {
  name: 'connection files',
  runs: 40,
  property: fc.asyncProperty(
    mutated([connection, `${connection}caFile: ca.pem\ninsecureSkipVerify: yes\n`]),
    (bytes) =>
      inFolder({ 'c.yaml': bytes }, async (folder) => {
        await readOrRefused(() => readConnectionFile(join(folder, 'c.yaml')));
      }),
  ),
};

const pollerConfig: FuzzTarget = {
  name: 'osmops.yaml',
  runs: 40,
  property: fc.asyncProperty(mutated([everyKey, careless]), (bytes) =>
    inFolder({ 'osmops.yaml': bytes }, async (folder) => {
      const { config, problems } = await readPollerConfig(join(folder, 'osmops.yaml'));
      for (const { message, remedy } of problems) requireFit(`${message} ${remedy}`);
      if ((config === undefined) !== problems.length > 0)
        throw new Error('neither a configuration nor a problem');
    }),
  ),
};

const descriptors: FuzzTarget = {
  name: 'packages and descriptors',
  runs: 40,
  property: fc.asyncProperty(mutated([vnfd, nsd, oldVnfd, oldNsd]), (bytes) =>
    inFolder({ 'd.yaml': bytes, 'charts/a.yaml': 'x' }, async (folder) => {
      const reading = await inspectPackage(folder);
      if (reading.package === undefined) {
        for (const { message } of reading.problems) requireFit(message);
        return;
      }
      const { descriptor } = reading.package;
      await readOrRefused(() => readNsd(descriptor));
      await readOrRefused(() => readVnfd(descriptor));
    }),
  ),
};

const kubeconfig = `apiVersion: v1\nusers: [{ name: osm, user: { token: ${canary} } }]\n? { token: ${canary} }\n: 1\n`;

const kubeconfigs: FuzzTarget = {
  name: 'kubeconfigs',
  runs: 40,
  property: fc.asyncProperty(mutated([kubeconfig, example('kubeconfig.yaml')]), async (bytes) => {
    await readOrRefused(() => parseCredentials(bytes.toString()));
  }),
};

const keptParameters: FuzzTarget = {
  name: 'parameters as OSM keeps them',
  runs: 40,
  property: fc.asyncProperty(mutated([`a: ${canary}\n`, '- {b: 1}\n', '{a: b}: c\n']), async (bytes) => {
    decodeParams({ a: `!!yaml ${bytes}`, b: 'x' });
  }),
};

const exactJson: FuzzTarget = {
  name: 'exact JSON',
  runs: 60,
  property: fc.asyncProperty(
    mutated(['{"a": [1, 1.50, 1e400], "b": {"__proto__": null}}']),
    async (bytes) => {
      try {
        parseExact(bytes.toString());
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
      }
    },
  ),
};

export const fileTargets = [
  yaml,
  repository,
  connectionFile,
  pollerConfig,
  descriptors,
  kubeconfigs,
  keptParameters,
  exactJson,
];
