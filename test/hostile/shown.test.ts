import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { shownJson } from '../../base/text/index.js';
import { instanceFile } from '../cli/support/example.js';
import { type CliRun, runCli } from '../cli/support/run-cli.js';
import { openSystem, type System } from '../cli/support/system.js';

/** A title for the terminal, a cleared screen, a line of Terraform's, turned text, a command to GitHub, and what nobody sees. */
const text =
  'line1\n\u001b]0;pwn\u0007\u001b[2J\u001b[1;1HFAKE: No changes.\n\u202e x \u2066 y\n::error::injected\n\u200b\u009b2K ##vso[x]';
const name = 'n\u202em\u200b';

/** What a repository can have anybody see, wherever OSM takes a text. */
const files = {
  [instanceFile]: {
    kind: 'NsInstance',
    name: `n ${name}`,
    description: text,
    nsdName: 'openldap_ns',
    vimAccountName: `v${name}`,
    vnfs: [
      {
        vnfName: 'openldap',
        params: { site: text },
        kdus: [
          {
            name: 'ldap',
            model: `stable/${name}`,
            deploymentName: `x${name}`,
            params: { a: text, m: { [`k${text}`]: [text] } },
          },
        ],
      },
    ],
    sshKeys: [`ssh-ed25519 AAAA ${text}`],
  },
  'deploy/vim.ops.yaml': {
    kind: 'VimAccount',
    name: `v${name}`,
    type: 'openstack',
    url: 'https://vim.example.org:5000/v3',
    user: name,
    tenant: name,
    description: text,
    passwordEnv: 'VIM_PASSWORD',
    config: { a: text, b: { [`k${text}`]: 1 } },
  },
  'deploy/cluster.ops.yaml': {
    kind: 'K8sCluster',
    name: `c${name}`,
    vimAccountName: `v${name}`,
    k8sVersion: '1.28',
    nets: { [`k${name}`]: name },
    namespace: 'osm',
    description: text,
    credentialsEnv: 'KUBECONFIG_TEXT',
  },
  'deploy/helm.ops.yaml': {
    kind: 'HelmRepository',
    name: `h${name}`,
    url: 'https://charts.example.org/x',
    description: text,
  },
};

const secrets = {
  VIM_PASSWORD: 'x',
  KUBECONFIG_TEXT: '{"apiVersion": "v1", "kind": "Config", "clusters": [], "users": [], "contexts": []}',
};

let system: System;
beforeAll(async () => {
  system = await openSystem({ env: secrets });
  for (const [file, content] of Object.entries(files)) await write(file, shownJson(content));
});
afterAll(() => system.close());

async function write(file: string, content: string): Promise<void> {
  const path = join(system.repository, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}

/** Runs a command as on a terminal. */
function onTerminal(...args: string[]): Promise<CliRun> {
  return runCli(args, {
    terminal: true,
    cwd: system.repository,
    env: { ...process.env, ...secrets, NO_COLOR: '', TERM: 'xterm' },
  });
}

/** Nothing but our own colours, and no line that begins as one of ours or as a command. */
function expectShown({ stdout, stderr }: CliRun): void {
  const said = (stdout + stderr).replaceAll(/\p{Cc}\[\d+m/gu, '');
  expect(said).not.toMatch(/(?![\n])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  expect(said).not.toMatch(/^(?:\s*::|FAKE|No changes.*y$)|##vso\[/m);
}

test('what a repository says moves no cursor, on a terminal and off it', async () => {
  const planned = await onTerminal('plan');
  expect(planned).toMatchObject({ exitCode: 0, stderr: '' });
  expect(planned.stdout).toContain('\u001b[1mPlan: 6 to add');
  expect(planned.stdout).toContain('\\u001b]0;pwn\\u0007\\u001b[2J\\u001b[1;1HFAKE: No changes.');
  expect(planned.stdout).toContain('\\u202e x \\u2066 y');
  expectShown(planned);

  const asJson = await system.osmops('plan', '--json');
  expectShown(asJson);
  // It means what the file says.
  const { changes } = JSON.parse(asJson.stdout).plan;
  expect(JSON.stringify(changes)).toContain(JSON.stringify(JSON.stringify(text)).slice(1, -1));

  const runs = [
    await onTerminal('validate'),
    await onTerminal('graph'),
    await system.osmops('apply', '--auto-approve'),
    await onTerminal('export', 'export', '--connection-file', 'connection.yaml'),
  ];
  expect(runs.filter(({ exitCode }) => exitCode !== 0)).toEqual([]);
  runs.forEach(expectShown);
  await rm(join(system.repository, 'export'), { recursive: true });
});

test('what is wrong in a repository is told in the same way', async () => {
  await write(
    'deploy/wrong\u001b[2J.ops.yaml',
    `kind: NsInstance\nname: "${'x'.repeat(300)}"\n"a\\e[2J\\u202E": 1\n`,
  );
  for (const run of [await onTerminal('validate'), await system.osmops('validate', '--json')]) {
    expect(run.exitCode).toBe(1);
    expectShown(run);
  }
});
