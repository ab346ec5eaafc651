import type { Contender } from '../contender.js';
import { common, type Instance } from '../instance.js';
import { openConnection, type PeerRequest } from './http-connection.js';
import { idOf, loginAnswer, namedList, nsdList } from './records.js';

/**
 * 180 characters of what PycURL and its libraries say of themselves: what the real client was measured to send leaves
 * that many for it.
 */
const userAgent =
  'PycURL/7.45.3 libcurl/8.7.1 OpenSSL/3.0.13 zlib/1.3.1 brotli/1.1.0 zstd/1.5.5 libidn2/2.3.7 libpsl/0.21.2 ' +
  '(+libidn2/2.3.7) libssh/0.10.6/openssl/zlib nghttp2/1.61.0 librtmp/2.3 OL'.padEnd(74, '.');

/**
 * The official command-line client, `osm`, request for request as recorded with release 8 (`osm ns-create`, `osm
 * ns-action`, `osm ns-delete`): every command logs in, and every request has a connection of its own. It waits for no
 * outcome. The start of Python, 0.47 s a command, is left out; so is TLS, for all who are measured.
 *
 * To apply is to type what differs: a command for each instance that is new or has other parameters.
 */
export function osmClient(port: number): Contender {
  let declared: readonly Instance[] = [];
  const applied = new Map<string, Instance>();
  return {
    declare: async (instances) => {
      declared = instances;
    },
    apply: async () => {
      for (const instance of declared) {
        const before = applied.get(instance.name);
        if (before?.replicaCount === instance.replicaCount) continue;
        await (before === undefined ? create(port, instance) : upgrade(port, instance));
        applied.set(instance.name, instance);
      }
    },
    destroy: async () => {
      for (const name of applied.keys()) await remove(port, name);
      applied.clear();
    },
    close: async () => undefined,
  };
}

const api = '/osm/nslcm/v1';

async function create(port: number, { name, replicaCount }: Instance): Promise<void> {
  const { get, send } = await logIn(port);
  const nsds = nsdList.parse(await get('/osm/nsd/v1/ns_descriptors'));
  const nsd = nsds.find(({ id }) => id === common.nsdName);
  const vimAccountId = idOf(namedList.parse(await get('/osm/admin/v1/vim_accounts')), common.vimAccountName);
  await get(`/osm/admin/v1/vim_accounts/${vimAccountId}`);
  await send('POST', `${api}/ns_instances_content`, {
    nsdId: nsd?._id,
    nsName: name,
    nsDescription: common.description,
    vimAccountId,
    additionalParamsForVnf: [
      {
        'member-vnf-index': common.vnfName,
        additionalParamsForKdu: [{ kdu_name: common.kduName, additionalParams: { replicaCount } }],
      },
    ],
  });
}

async function upgrade(port: number, { name, replicaCount }: Instance): Promise<void> {
  const { get, send } = await logIn(port);
  // It looks the instance up to see that it is there, and once more to act on it.
  await get(`${api}/ns_instances_content`);
  const id = idOf(namedList.parse(await get(`${api}/ns_instances_content`)), name);
  await send('POST', `${api}/ns_instances/${id}/action`, {
    member_vnf_index: common.vnfName,
    kdu_name: common.kduName,
    primitive: 'upgrade',
    primitive_params: { replicaCount },
  });
}

async function remove(port: number, name: string): Promise<void> {
  const { get, send } = await logIn(port);
  const id = idOf(namedList.parse(await get(`${api}/ns_instances_content`)), name);
  await send('DELETE', `${api}/ns_instances_content/${id}`);
}

async function logIn(port: number) {
  const credentials = { username: 'admin', password: 'admin', project_id: 'admin' };
  const login = await request(port, 'POST', '/osm/admin/v1/tokens', [], credentials);
  const authorization = [`Authorization: Bearer ${loginAnswer.parse(login).id}`];
  return {
    get: (path: string) => request(port, 'GET', path, authorization),
    send: (method: 'POST' | 'DELETE', path: string, body?: object) =>
      request(port, method, path, authorization, body),
  };
}

async function request(
  port: number,
  method: PeerRequest['method'],
  path: string,
  authorization: readonly string[],
  body?: object,
): Promise<unknown> {
  const text = body && pythonJson(body);
  const connection = await openConnection(port);
  try {
    const answer = await connection.exchange({
      method,
      path,
      headers: [
        `User-Agent: ${userAgent}`,
        'Accept: application/json',
        'Content-Type: application/yaml',
        ...authorization,
        ...(text === undefined ? [] : [`Content-Length: ${text.length}`]),
      ],
      ...(text !== undefined && { body: text }),
    });
    return JSON.parse(answer);
  } finally {
    connection.close();
  }
}

/** JSON with spaces where Python's `json.dumps` puts them. No text here holds a comma or a colon. */
function pythonJson(value: object): string {
  return JSON.stringify(value).replaceAll(',', ', ').replaceAll(':', ': ');
}
