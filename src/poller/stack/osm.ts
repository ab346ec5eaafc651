import { whenAborted } from '../../../provider/abort.js';
import { isOsmopsError } from '../../../provider/errors/index.js';
import { type Nbi, openNbi, readConnection } from '../../../provider/nbi/index.js';
import type { ForeignOperation } from '../types.js';
import { connectionDigest } from './connection-digest.js';
import type { InstanceState } from './stack.js';

/** By an instance's id, its operations. */
export type OperationsById = ReadonlyMap<string, readonly ForeignOperation[]>;

/**
 * What the poller asks OSM itself, beside Terraform. One login serves all of it, until the connection file changes. When a signal fires,
 * what is asked fails with `cancelled` at once.
 */
export interface OsmReader {
  /** Asks whatever is to be asked, one question after the other. */
  ask<T>(connectionFile: string, question: (nbi: Nbi) => Promise<T>, signal: AbortSignal): Promise<T>;
  /** How some instances are, in one request. */
  look(
    connectionFile: string,
    instances: readonly InstanceState[],
    signal: AbortSignal,
  ): Promise<InstanceState[]>;
  /** The operations of each instance, oldest first, in one request; undefined if OSM could not be asked. */
  operations(
    connectionFile: string,
    ids: readonly string[],
    signal: AbortSignal,
  ): Promise<OperationsById | undefined>;
  /** Ends the connections. The next question logs in again. */
  close(): Promise<void>;
}

export function createOsmReader(): OsmReader {
  let kept: { readonly digest: string; readonly nbi: Promise<Nbi> } | undefined;

  async function open(connectionFile: string): Promise<Nbi> {
    const digest = await connectionDigest(connectionFile);
    if (kept?.digest !== digest) {
      await close();
      kept = { digest, nbi: readConnection(connectionFile).then((connection) => openNbi(connection)) };
    }
    return kept.nbi;
  }

  /** A client whose question failed is not used again: the certificates that it trusts may have been outdated. */
  async function ask<T>(
    connectionFile: string,
    question: (nbi: Nbi) => Promise<T>,
    signal: AbortSignal,
  ): Promise<T> {
    let leave = () => {};
    try {
      const nbi = await open(connectionFile);
      leave = whenAborted(signal, () => void nbi.close());
      return await question(nbi);
    } catch (error) {
      await close();
      throw error;
    } finally {
      leave();
    }
  }

  async function close(): Promise<void> {
    const closing = kept;
    kept = undefined;
    await closing?.nbi.then(
      (client) => client.close(),
      () => undefined,
    );
  }

  return {
    ask,
    look: (connectionFile, instances, signal) =>
      ask(
        connectionFile,
        ({ nsInstances }) =>
          Promise.all(
            instances.map(async ({ address, id }) => {
              const found = await nsInstances.get(id);
              return { address, id, status: found?.nsState ?? 'gone' };
            }),
          ),
        signal,
      ),
    async operations(connectionFile, ids, signal) {
      const list = async ({ operations }: Nbi) => {
        const lists = ids.map(async (id) => [id, (await operations.list(id)).map(operationView)] as const);
        return new Map(await Promise.all(lists));
      };
      try {
        return await ask(connectionFile, list, signal);
      } catch (error) {
        // Drift is worth telling without its cause.
        if (isOsmopsError(error)) return undefined;
        throw error;
      }
    },
    close,
  };
}

function operationView(operation: {
  readonly id: string;
  readonly lcmOperationType: string;
  readonly startTime: number;
}): ForeignOperation {
  const { id, lcmOperationType: type, startTime } = operation;
  return { id, type, startedAt: new Date(startTime * 1000).toISOString() };
}
