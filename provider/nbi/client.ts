import { setMaxListeners } from 'node:events';
import { readText } from '../../base/files/read-regular-file.js';
import { OsmopsError } from '../errors/index.js';
import { type AccountApi, createAccounts } from './accounts/accounts.js';
import { type AccountKind, k8sClusterKind, k8sRepoKind, vimAccountKind } from './accounts/kinds.js';
import { type Address, parseAddress } from './address.js';
import { type Clock, systemClock } from './clock.js';
import type { Connection } from './connection.js';
import type { EventListener } from './event.js';
import { createRequester } from './http/requester.js';
import { createRetrying } from './http/retry.js';
import { createSession } from './http/session.js';
import { createTransport } from './http/transport.js';
import { createBatching } from './lookup/batch.js';
import { createNsInstances, type NsInstanceApi } from './ns-instances.js';
import { createOperations, type OperationApi } from './operations/operations.js';
import { createOthers, type OtherApi } from './others.js';
import { createPackages, type PackageApi } from './packages.js';
import type { AccountRecord } from './records/account.js';
import type { K8sCluster } from './records/k8s-cluster.js';
import type { K8sRepo } from './records/k8s-repo.js';
import type { VimAccount } from './records/vim-account.js';

export interface NbiOptions {
  /** Time; the process's own unless given. */
  readonly clock?: Clock;
  /** How the client names itself, such as `osmops/1.0.0`. */
  readonly userAgent?: string;
  readonly onEvent?: EventListener;
  /** Whether more calls are known to be on their way: what they ask for will be asked for together. */
  readonly moreToCome?: () => boolean;
}

/** Which OSM and which of its projects a client works with. */
export interface ProjectApi {
  /** `host:port` of the connection. */
  readonly address: string;
  /** OSM's id of the project, which no other project of any OSM has; undefined if this OSM does not tell. Asks nothing after a login. */
  id(): Promise<string | undefined>;
  /** The same without a question: undefined too before the first login. */
  known(): string | undefined;
}

/** A client of one OSM's north-bound interface, as one user in one project. */
export interface Nbi {
  readonly project: ProjectApi;
  readonly vnfPackages: PackageApi;
  readonly nsPackages: PackageApi;
  readonly vimAccounts: AccountApi<VimAccount>;
  readonly k8sClusters: AccountApi<K8sCluster>;
  readonly k8sRepos: AccountApi<K8sRepo>;
  readonly nsInstances: NsInstanceApi;
  readonly operations: OperationApi;
  readonly others: OtherApi;
  /**
   * Stops the waits and ends the connections. Calls that are under way or come later fail with `cancelled`.
   */
  close(): Promise<void>;
}

/** See `openNbi`. */
export async function createClient(connection: Connection, options: NbiOptions): Promise<Nbi> {
  const { clock = systemClock, userAgent = 'osmops', onEvent = () => undefined } = options;
  const batch = createBatching(options.moreToCome ?? (() => false));
  const closing = new AbortController();
  setMaxListeners(0, closing.signal);
  const transport = createTransport({
    address: addressOf(connection),
    tls: connection.tls,
    ...(connection.caFile === undefined ? {} : { authorities: await readAuthorities(connection.caFile) }),
    insecureSkipVerify: connection.insecureSkipVerify ?? false,
    userAgent,
    clock,
    onEvent,
  });
  const send = createRetrying(transport, clock, onEvent);
  const session = createSession(connection, send, clock, onEvent, closing.signal);
  const { request, requestYaml, download } = createRequester(session, send, closing.signal);
  const accounts = <R extends AccountRecord>(kind: AccountKind<R>) =>
    createAccounts(request, batch, clock, onEvent, closing.signal, kind);
  const { forget, ...nsInstances } = createNsInstances(request, batch, clock);
  return {
    project: {
      address: connection.hostname,
      id: session.projectId,
      known: session.knownProjectId,
    },
    vnfPackages: createPackages(request, download, batch, clock, 'vnf'),
    nsPackages: createPackages(request, download, batch, clock, 'ns'),
    vimAccounts: accounts(vimAccountKind),
    k8sClusters: accounts(k8sClusterKind),
    k8sRepos: accounts(k8sRepoKind),
    nsInstances,
    operations: createOperations(request, requestYaml, batch, clock, onEvent, closing.signal, forget),
    others: createOthers(request),
    close: async () => {
      closing.abort();
      transport.close();
    },
  };
}

function addressOf({ hostname }: Connection): Address {
  const address = parseAddress(hostname);
  if (address !== undefined) return address;
  throw new OsmopsError({
    code: 'connection-invalid',
    message: 'The hostname of the connection is not host:port',
    remedy: 'Give it as in osm.example.org:9999; an IPv6 address stands in brackets.',
  });
}

/** All of the web's authorities are a quarter of it. */
const maxAuthorityBytes = 1_000_000;

async function readAuthorities(file: string): Promise<string> {
  try {
    return await readText(file, { maxBytes: maxAuthorityBytes, followsLinks: true });
  } catch (cause) {
    throw new OsmopsError({
      code: 'connection-invalid',
      message: 'The caFile of the connection cannot be read',
      remedy: 'Name a PEM file that holds the certificate of the authority that signed that of OSM.',
      place: { file },
      cause,
    });
  }
}
