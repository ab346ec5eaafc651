import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import fc from 'fast-check';
import { block, line, sentence } from '../../../base/text/index.js';
import { type Nbi, openNbi } from '../../../provider/nbi/index.js';
import { otherKinds } from '../../../provider/nbi/others.js';
import { readStatus } from '../../../src/poller/git/verify/read-status.js';
import { isProven, startSum } from '../../../src/poller/http/hooks/signature.js';
import { mutated } from '../support/mutated.js';
import { canary, type FuzzTarget, readOrRefused } from '../support/target.js';

const providers = ['github', 'gitlab', 'gitea', 'bitbucket'] as const;

const webhooks: FuzzTarget = {
  name: 'signatures of webhooks',
  runs: 60,
  property: fc.asyncProperty(fc.constantFrom(...providers), mutated(['{}', '']), async (provider, bytes) => {
    const body = Buffer.from('{"ref":"refs/heads/main"}');
    const sum = createHmac('sha256', canary).update(body).digest('hex');
    const text = bytes.toString('latin1');
    const name = {
      github: 'x-hub-signature-256',
      gitlab: 'x-gitlab-token',
      gitea: 'x-gitea-signature',
      bitbucket: 'x-hub-signature',
    }[provider];
    const right = { github: `sha256=${sum}`, gitlab: canary, gitea: sum, bitbucket: `sha256=${sum}` }[
      provider
    ];
    for (const header of [text, `sha256=${text}`, right]) {
      const proven = isProven(provider, { [name]: header }, startSum(canary).update(body), canary);
      if (proven !== (header === right)) throw new Error(`${header} is ${proven ? '' : 'not '}taken`);
    }
  }),
};

const signatures: FuzzTarget = {
  name: 'what Git says of signatures',
  runs: 60,
  property: fc.asyncProperty(
    mutated([
      '[GNUPG:] GOODSIG 1 Ada\n[GNUPG:] VALIDSIG 0A 1\n',
      'Good "git" signature for a with ED25519 key\n',
    ]),
    fc.constantFrom(0, 1, undefined),
    async (bytes, exitCode) => {
      const text = bytes.toString();
      const refused = readStatus({ exitCode, text }, new Set(['0B']));
      if (refused === undefined && !text.includes('Good "git" signature for ') && !text.includes('0B')) {
        throw new Error('a key that is not listed is taken');
      }
    },
  ),
};

/** Whatever would move a cursor, turn the direction of a text or begin a line. */
const unfit = /(?![\t\n\r])\p{Cc}|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

const texts: FuzzTarget = {
  name: 'texts that are shown',
  runs: 60,
  property: fc.asyncProperty(
    mutated(['a text', '\u001b]0;x\u0007', 'https://u:p@h/', '::error::x', '\u202e']),
    async (bytes) => {
      const text = bytes.toString();
      for (const shown of [line(text), sentence(text), block(text)]) {
        if (unfit.test(shown)) throw new Error('it holds what it must not');
        if (shown.length > 100_000) throw new Error('it is not cut');
      }
      if (/[\n\r\u2028\u2029]/.test(line(text) + sentence(text))) throw new Error('it is more than a line');
    },
  ),
};

/** Answers of OSM: one record of each list that osmops reads. */
const records = [
  JSON.stringify([
    {
      ...{
        _id: 'i',
        id: 'i',
        name: 'a',
        nsState: 'READY',
        'nsd-id': 'n',
        'nsd-name-ref': 'n',
        datacenter: 'v',
      },
      ...{
        vim_type: 'openstack',
        vim_url: 'http://v',
        vim_user: 'u',
        vim_tenant_name: 't',
        url: 'http://r',
        type: 'helm-chart',
      },
      ...{
        k8s_version: '1',
        nets: { a: null },
        namespace: 'n',
        vim_account: 'v',
        config: { a: 1 },
        credentials: { x: canary },
      },
      instantiate_params: { nsName: 'a', additionalParamsForVnf: [{ 'member-vnf-index': '1' }] },
      additionalParamsForVnf: [],
      _admin: {
        ...{
          operationalState: 'ENABLED',
          onboardingState: 'ONBOARDED',
          nsState: 'INSTANTIATED',
          created: 1.5,
        },
        operations: [{ lcmOperationType: 'create', operationState: 'COMPLETED' }],
        deployed: { K8s: [] },
      },
      ...{
        nsInstanceId: 'i',
        lcmOperationType: 'action',
        operationState: 'COMPLETED',
        startTime: 1.5,
        operationParams: {},
      },
    },
  ]),
  '{"code": "NOT_FOUND", "status": 404, "detail": "x"}',
  '[]',
];
const calls: ((nbi: Nbi) => Promise<unknown>)[] = [
  (nbi) => nbi.nsInstances.list(),
  (nbi) => nbi.nsInstances.get('i'),
  (nbi) => nbi.nsInstances.findByName('a'),
  (nbi) => nbi.nsPackages.list(),
  (nbi) => nbi.vnfPackages.findByDescriptorId('i'),
  (nbi) => nbi.vimAccounts.list(),
  (nbi) => nbi.k8sClusters.findByName('a'),
  (nbi) => nbi.k8sRepos.get('i'),
  (nbi) => nbi.operations.list('i'),
  (nbi) => nbi.others.list(otherKinds[0] ?? { noun: '', path: '' }),
];

const answers: FuzzTarget = {
  name: "OSM's answers",
  runs: 25,
  property: fc.asyncProperty(
    mutated(records),
    fc.constantFrom(200, 201, 400, 401, 404, 409),
    fc.constantFrom(...calls),
    fc.constantFrom('application/json', 'application/yaml', 'text/html', ''),
    async (body, status, call, type) => {
      const server = createServer((request, response) => {
        request.resume();
        const isLogin = request.url?.includes('/tokens') ?? false;
        if (isLogin)
          response.end(
            JSON.stringify({
              _id: canary,
              id: canary,
              issued_at: 1,
              expires: 4e9,
              project_id: 'p',
              project_name: 'admin',
            }),
          );
        else response.writeHead(status, { 'content-type': type }).end(body);
      });
      await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      const nbi = await openNbi({
        hostname: `127.0.0.1:${port}`,
        project: 'admin',
        user: 'admin',
        password: canary,
        tls: false,
      });
      try {
        await readOrRefused(() => call(nbi));
      } finally {
        await nbi.close();
        server.closeAllConnections();
        await new Promise((closed) => server.close(closed));
      }
    },
  ),
};

export const outsideTargets = [webhooks, signatures, texts, answers];
