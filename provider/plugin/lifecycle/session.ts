import { setMaxListeners } from 'node:events';
import type { Context } from '../definition/resource.js';
import { Activity } from './activity.js';
import { CallOrder } from './call-order.js';
import type { ClientPool, Lease } from './client-pool.js';
import { log } from './log.js';

/** What is said of the runs that come by one socket. */
export interface RunScope {
  /** What their relative paths are relative to. */
  readonly root: string;
  readonly labels: Readonly<Record<string, string>>;
}

/**
 * One connection, and so one provider instance of one Terraform run: Terraform opens a connection for each instance it
 * configures, also to a provider that it is reattached to. What it says on a connection (configure, stop) is about
 * that connection alone; runs that share a process do not disturb each other.
 */
export class Session<Client> {
  readonly #calls: Activity;
  readonly #clients: ClientPool<Client>;
  readonly #module: string;
  readonly #scope: RunScope | undefined;
  readonly #order = new CallOrder();
  #abort = stopController();
  #lease: Lease<Client> | undefined;
  #isEnded = false;

  /** See `ProviderEnvironment`. */
  readonly reattached: boolean;
  readonly moreToCome: () => boolean;

  /** `calls` counts those of all sessions, `module` names the provider in the log; `scope` is that of the contexts. */
  constructor(parts: {
    calls: Activity;
    clients: ClientPool<Client>;
    module: string;
    reattached: boolean;
    scope?: RunScope | undefined;
    moreToCome: () => boolean;
  }) {
    this.reattached = parts.reattached;
    this.moreToCome = parts.moreToCome;
    this.#calls = new Activity(parts.calls);
    this.#clients = parts.clients;
    this.#module = parts.module;
    this.#scope = parts.scope;
  }

  /** Writes a line to Terraform's log. */
  readonly log: Context<Client>['log'] = (level, message) => log(level, message, this.#module);

  /** Whether Terraform is about to make more of the calls that are being answered. */
  get expectsMore(): boolean {
    return this.#order.expectsMore;
  }

  /** Answers a call of a method, which counts as under way until its promise settles. */
  async answer<T>(method: string, work: () => Promise<T>): Promise<T> {
    const end = this.#calls.begin();
    const answered = this.#order.begin(method);
    try {
      return await work();
    } finally {
      answered();
      end();
    }
  }

  /** Makes the client that the calls from now on work with. A session that was stopped begins anew. */
  async configure(key: string, make: () => Promise<Client>): Promise<void> {
    this.#order.reset();
    const lease = await this.#clients.lease(key, make);
    this.#lease?.release();
    this.#lease = lease;
    if (this.#abort.signal.aborted && !this.#isEnded) this.#abort = stopController();
  }

  /** What a resource needs to answer a call; `undefined` before the provider was configured. */
  context(): Context<Client> | undefined {
    if (this.#lease === undefined) return undefined;
    return {
      client: this.#lease.client,
      session: this,
      ...(this.#scope && { root: this.#scope.root }),
      labels: this.#scope?.labels ?? {},
      signal: this.#abort.signal,
      log: this.log,
    };
  }

  /** Tells the calls under way, and those to come, to end soon. */
  stop(): void {
    this.#abort.abort();
  }

  /** Stops the session for good: it does not begin anew either. */
  end(): void {
    this.#isEnded = true;
    this.stop();
  }

  /** Closes the session when the connection is gone: stops its calls, and gives the client back after the last of them. */
  async close(): Promise<void> {
    this.stop();
    await this.#calls.idle();
    this.#lease?.release();
    this.#lease = undefined;
  }
}

/** All calls of a session listen to its signal; Node would take them for a leak. */
function stopController(): AbortController {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  return controller;
}
