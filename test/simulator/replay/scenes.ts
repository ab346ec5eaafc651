import type { Exchange } from '../recordings/exchanges.js';

/** A request that was made while the recording ran but is not in it; its effects are. */
export interface UnrecordedStep {
  /** The number of the recorded exchange that it went before. */
  readonly before: number;
  readonly request: Exchange['request'];
  /** The id or token by which the recording knows what the step makes. */
  readonly makes?: string;
  /** The session cookie by which the recording knows it. */
  readonly makesCookie?: string;
}

/** What was recorded of one server, which started empty. */
export interface Scene {
  /** Number of the first exchange. The recording goes over to a new server three times in all. */
  readonly first: number;
  readonly steps: readonly UnrecordedStep[];
}

const json = { Accept: 'application/json', 'Content-Type': 'application/json' };

function login(before: number, token: string, cookie?: string): UnrecordedStep {
  const body = JSON.stringify({ username: 'admin', password: 'admin', project_id: 'admin' });
  const request = { method: 'POST', path: '/osm/admin/v1/tokens', headers: json, body };
  return { before, request, makes: token, ...(cookie !== undefined && { makesCookie: cookie }) };
}

function post(before: number, token: string, path: string, body: object, makes?: string): UnrecordedStep {
  const headers = { ...json, Authorization: `Bearer ${token}` };
  const request = { method: 'POST', path: `/osm/${path}`, headers, body: JSON.stringify(body) };
  return { before, request, ...(makes !== undefined && { makes }) };
}

function upload(before: number, token: string, path: string, file: string, md5: string, makes: string) {
  const headers = {
    Accept: 'application/json',
    'Content-Type': 'application/gzip',
    'Content-Filename': file,
    Authorization: `Bearer ${token}`,
  };
  const body = `<binary, 0 bytes, md5 ${md5}>`;
  return { before, request: { method: 'POST', path: `/osm/${path}`, headers, body }, makes };
}

/** What the second and the third server held when their recording began. */
function stage(before: number, token: string, ids: { vim: string; vnfd: string; nsd: string }) {
  const vim = {
    name: 'mylocation1',
    vim_type: 'dummy',
    vim_url: 'http://localhost/dummy',
    vim_user: 'u',
    vim_password: 'p',
    vim_tenant_name: 'p',
  };
  const cluster = {
    name: 'k',
    credentials: {},
    vim_account: ids.vim,
    k8s_version: '1.20',
    nets: { net1: 'vim_net' },
  };
  const vnfdSum = '8434dc00485d1397a94df357e653363c';
  const nsdSum = 'afe8e4b9508a85db0bc94a970e9dbe10';
  const vnfdPath = 'vnfpkgm/v1/vnf_packages_content';
  const nsdPath = 'nsd/v1/ns_descriptors_content';
  return [
    login(before, token),
    post(before, token, 'admin/v1/vim_accounts', vim, ids.vim),
    post(before, token, 'admin/v1/k8sclusters', cluster),
    upload(before, token, vnfdPath, 'openldap_knf.tar.gz', vnfdSum, ids.vnfd),
    upload(before, token, nsdPath, 'openldap_ns.tar.gz', nsdSum, ids.nsd),
  ];
}

const firstToken = 'tP2IyvoD2zNx21R3MTZUiC0SUyWK31tZ';
const secondToken = 'stagehandstagehandstagehandstag2';
const second = {
  vim: '92ebe84f-2a46-4c32-ae04-8b6dc3f72c4f',
  vnfd: '02ef462a-9db3-46a0-9818-01195c82aba4',
  nsd: 'b6a24edc-bfbc-49ce-8586-0b8f5f68d574',
};
const preexisting = ['pre2', 'pre3', 'pre4', 'pre5', 'pre6', 'pre7', 'pre8', 'pre9'];

export const scenes: readonly Scene[] = [
  {
    first: 0,
    steps: [
      // Exchange 79 lists two tokens from before the recording.
      login(0, 'stagehandstagehandstagehandstag0'),
      login(0, 'stagehandstagehandstagehandstag1'),
      // Exchange 90 comes with the cookie of a login, number 49 of the script.
      login(90, 'stagehandstagehandstagehandstag9', '3289de8fcd112dd1022e5ac80066a49dafd5157e'),
      // Exchange 341 sees what number 343 of the script terminated.
      post(341, firstToken, 'nslcm/v1/ns_instances/4a9243ac-3b5b-44a2-aeef-0917c50f030d/terminate', {
        autoremove: true,
      }),
    ],
  },
  {
    first: 458,
    steps: [
      ...stage(458, secondToken, second),
      ...preexisting.map((nsName) =>
        post(458, secondToken, 'nslcm/v1/ns_instances_content', {
          nsName,
          nsdId: second.nsd,
          vimAccountId: second.vim,
          additionalParamsForVnf: [
            {
              'member-vnf-index': 'openldap',
              additionalParamsForKdu: [{ kdu_name: 'ldap', additionalParams: { replicaCount: '1' } }],
            },
          ],
        }),
      ),
    ],
  },
  {
    first: 489,
    steps: stage(489, 'stagehandstagehandstagehandstag3', {
      vim: 'fc24fc41-192a-4847-84eb-26fd01822563',
      vnfd: '0f8dad72-9797-4f37-a45a-d64d2e9d0df9',
      nsd: '6df8f876-d5bb-4a80-8abb-69f2c44d70fc',
    }),
  },
];

/**
 * Waits before an exchange, in seconds, that no time in a body shows. The recording script paused before some; and
 * the real life-cycle manager takes an operation up after 0.011 to 0.023 s while the simulator always needs 0.015 s.
 * What is answered to these can only be answered after the operation before got on.
 */
export const waits: ReadonlyMap<number, number> = new Map([
  [59, 0.01],
  [236, 0.1],
  [315, 0.0045],
  [341, 0.4],
  [345, 0.1],
  [384, 0.4],
]);
