import type { Contender } from '../contender.js';
import { common, type Instance } from '../instance.js';
import { type HttpConnection, openConnection, type PeerRequest } from './http-connection.js';
import { idOf, loginAnswer, namedList, nsdList } from './records.js';

const api = '/osm/nslcm/v1';

/**
 * OSM Ops, request for request as its `nbic` package sends them: a login and the full list of NS instances at every
 * commit, the lists of NSDs and VIM accounts as soon as something is created, then one POST for each file, changed or
 * not, one after another. It waits for no outcome and deletes nothing.
 *
 * It never reads the answer to a POST, and so Go's HTTP client closes that connection and opens another one.
 *
 * @param nextUser Each commit logs in as another user, for OSM holds back who comes again within two seconds.
 */
export function osmOps(port: number, nextUser: () => string): Contender {
  let declared: readonly Instance[] = [];
  return {
    declare: async (instances) => {
      declared = instances;
    },
    apply: () => reconcile(port, nextUser(), declared),
    close: async () => undefined,
  };
}

async function reconcile(port: number, username: string, files: readonly Instance[]): Promise<void> {
  const client = goClient(port);
  try {
    const credentials = { username, password: 'admin', project_id: 'admin' };
    const token = loginAnswer.parse(JSON.parse(await client.post('/osm/admin/v1/tokens', credentials))).id;
    const get = async (path: string): Promise<unknown> => JSON.parse(await client.get(path, token));
    const existing = namedList.parse(await get(`${api}/ns_instances_content`));
    let references: { readonly nsdId: string; readonly vimAccountId: string } | undefined;
    for (const file of files) {
      const found = existing.find(({ name }) => name === file.name);
      if (found === undefined) {
        references ??= await findReferences(get);
        await client.postUnread(`${api}/ns_instances_content`, creationOf(file, references), token);
      } else {
        await client.postUnread(`${api}/ns_instances/${found._id}/action`, upgradeOf(file), token);
      }
    }
  } finally {
    client.close();
  }
}

async function findReferences(get: (path: string) => Promise<unknown>) {
  const nsds = nsdList.parse(await get('/osm/nsd/v1/ns_descriptors'));
  const accounts = namedList.parse(await get('/osm/admin/v1/vim_accounts'));
  return {
    nsdId: idOf(
      nsds.map(({ _id, id }) => ({ _id, name: id })),
      common.nsdName,
    ),
    vimAccountId: idOf(accounts, common.vimAccountName),
  };
}

function creationOf(
  { name, replicaCount }: Instance,
  { nsdId, vimAccountId }: { nsdId: string; vimAccountId: string },
) {
  const kdu = { kdu_name: common.kduName, additionalParams: { replicaCount } };
  return {
    nsName: name,
    nsdId,
    nsDescription: common.description,
    vimAccountId,
    additionalParamsForVnf: [{ 'member-vnf-index': common.vnfName, additionalParamsForKdu: [kdu] }],
  };
}

function upgradeOf({ replicaCount }: Instance) {
  return {
    member_vnf_index: common.vnfName,
    kdu_name: common.kduName,
    primitive: 'upgrade',
    primitive_params: { replicaCount },
  };
}

/** Go's HTTP client: it keeps a connection for the next request if it has read the answer of the last one. */
function goClient(port: number) {
  let idle: HttpConnection | undefined;

  async function send(
    method: PeerRequest['method'],
    path: string,
    body?: object,
    token?: string,
  ): Promise<string> {
    idle ??= await openConnection(port);
    const text = body && JSON.stringify(body);
    return idle.exchange({
      method,
      path,
      headers: [
        'User-Agent: Go-http-client/1.1',
        ...(text === undefined ? [] : [`Content-Length: ${text.length}`]),
        'Accept: application/json',
        ...(token === undefined ? [] : [`Authorization: Bearer ${token}`]),
        ...(text === undefined ? [] : ['Content-Type: application/yaml']),
        'Accept-Encoding: gzip',
      ],
      ...(text !== undefined && { body: text }),
    });
  }

  const close = () => {
    idle?.close();
    idle = undefined;
  };

  return {
    get: (path: string, token: string) => send('GET', path, undefined, token),
    post: (path: string, body: object) => send('POST', path, body),
    postUnread: async (path: string, body: object, token: string): Promise<void> => {
      await send('POST', path, body, token);
      close();
    },
    close,
  };
}
