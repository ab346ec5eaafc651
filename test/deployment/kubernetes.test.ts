import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { operations } from '../../src/poller/http/operations.js';

const folder = 'deploy/kubernetes';

const labels = z.record(z.string(), z.string());
const probe = z.object({ httpGet: z.object({ path: z.string(), port: z.literal('http') }) });
const volume = z.object({
  name: z.string(),
  configMap: z.object({ name: z.string() }).optional(),
  secret: z.object({ secretName: z.string() }).optional(),
  persistentVolumeClaim: z.object({ claimName: z.string() }).optional(),
  emptyDir: z.object({}).optional(),
});
const container = z.object({
  image: z.string(),
  args: z.array(z.string()),
  ports: z.array(z.object({ name: z.string(), containerPort: z.number() })),
  startupProbe: probe,
  livenessProbe: probe,
  readinessProbe: probe,
  resources: z.object({
    requests: z.object({ memory: z.string() }),
    limits: z.object({ memory: z.string() }),
  }),
  securityContext: z.object({
    allowPrivilegeEscalation: z.literal(false),
    readOnlyRootFilesystem: z.literal(true),
    capabilities: z.object({ drop: z.tuple([z.literal('ALL')]) }),
  }),
  volumeMounts: z.array(z.object({ name: z.string(), mountPath: z.string() })),
});
const deployment = z.object({
  spec: z.object({
    replicas: z.literal(1),
    strategy: z.object({ type: z.literal('Recreate') }),
    selector: z.object({ matchLabels: labels }),
    template: z.object({
      metadata: z.object({ labels }),
      spec: z.object({
        serviceAccountName: z.string(),
        automountServiceAccountToken: z.literal(false),
        terminationGracePeriodSeconds: z.number(),
        securityContext: z.object({
          runAsNonRoot: z.literal(true),
          runAsUser: z.number(),
          seccompProfile: z.object({ type: z.literal('RuntimeDefault') }),
        }),
        containers: z.tuple([container]),
        volumes: z.array(volume),
      }),
    }),
  }),
});
const named = z.object({ kind: z.string(), metadata: z.object({ name: z.string() }) });
const kustomization = z.object({
  resources: z.array(z.string()),
  configMapGenerator: z.tuple([z.object({ name: z.string(), files: z.array(z.string()) })]),
  images: z.tuple([z.object({ name: z.string() })]),
});

const documents = new Map<string, unknown>();

beforeAll(async () => {
  for (const file of await readdir(folder)) {
    const document = parseDocument(await readFile(join(folder, file), 'utf8'), {
      strict: true,
      uniqueKeys: true,
    });
    expect([...document.errors, ...document.warnings]).toEqual([]);
    documents.set(file, document.toJS());
  }
});

function pod() {
  const { spec } = deployment.parse(documents.get('deployment.yaml')).spec.template;
  const [main] = spec.containers;
  return { ...spec, main };
}

function nameOf(file: string): string {
  return named.parse(documents.get(file)).metadata.name;
}

test('the kustomization names every manifest', () => {
  const { resources } = kustomization.parse(documents.get('kustomization.yaml'));
  const manifests = [...documents.keys()].filter(
    (file) => !['kustomization.yaml', 'osmops.yaml'].includes(file),
  );
  expect([...resources].sort()).toEqual(manifests.sort());
});

test('what the Deployment refers to exists', async () => {
  const { serviceAccountName, volumes, main } = pod();
  const { configMapGenerator, images } = kustomization.parse(documents.get('kustomization.yaml'));
  const [config] = configMapGenerator;
  expect(serviceAccountName).toBe(nameOf('service-account.yaml'));
  expect(images[0].name).toBe(main.image);
  expect(main.volumeMounts.map(({ name }) => name).sort()).toEqual(volumes.map(({ name }) => name).sort());
  expect(volumes.flatMap(({ configMap }) => configMap?.name ?? [])).toEqual([config.name]);
  expect(volumes.flatMap(({ persistentVolumeClaim: claim }) => claim?.claimName ?? [])).toEqual([
    nameOf('persistent-volume-claim.yaml'),
  ]);
  expect(config.files).toEqual(['osmops.yaml']);
  expect(main.args).toEqual(['watch', '--config', '/etc/osmops/osmops.yaml']);
});

test('every file that osmops.yaml names is mounted, and the page says how to make it', async () => {
  const { main, volumes } = pod();
  const page = await readFile('docs/poller/deploy.md', 'utf8');
  const text = await readFile(join(folder, 'osmops.yaml'), 'utf8');
  const files = [...text.matchAll(/\w*File: (\S+)/g)].map(([, file = '']) => file);
  expect(files.length).toBeGreaterThan(3);
  for (const file of files) {
    const mount = main.volumeMounts.find(({ mountPath }) => mountPath === dirname(file));
    const secret = volumes.find(({ name }) => name === mount?.name)?.secret?.secretName ?? '';
    const command = new RegExp(
      `create secret generic ${secret} [^;]*?--from-file=${file.slice(dirname(file).length + 1)}=`,
      's',
    );
    expect(page).toMatch(command);
  }
  const dataDir = /^dataDir: (\S+)$/m.exec(text)?.[1] ?? '';
  expect(
    main.volumeMounts.some(({ name, mountPath }) => name === 'data' && dataDir.startsWith(`${mountPath}/`)),
  ).toBe(true);
});

test('the server has what the probes ask for, at the port that it listens on', async () => {
  const { main } = pod();
  const paths = Object.values(operations).map(({ path }) => String(path));
  for (const { httpGet } of [main.startupProbe, main.livenessProbe, main.readinessProbe]) {
    expect(paths).toContain(httpGet.path);
  }
  const text = await readFile(join(folder, 'osmops.yaml'), 'utf8');
  expect(text).toContain(`listen: 0.0.0.0:${main.ports[0]?.containerPort}`);
});

test('the Service and the NetworkPolicy are about the pod', () => {
  const { selector, template } = deployment.parse(documents.get('deployment.yaml')).spec;
  const service = z.object({ spec: z.object({ selector: labels }) }).parse(documents.get('service.yaml'));
  const policy = z
    .object({ spec: z.object({ podSelector: z.object({ matchLabels: labels }) }) })
    .parse(documents.get('network-policy.yaml'));
  for (const { matchLabels } of [selector, { matchLabels: service.spec.selector }, policy.spec.podSelector]) {
    expect(matchLabels).toEqual(template.metadata.labels);
  }
});

test('a running apply may end before the pod is killed', () => {
  expect(pod().terminationGracePeriodSeconds).toBeGreaterThan(300);
});
