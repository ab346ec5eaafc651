/** A client in use. */
export interface Lease<Client> {
  readonly client: Client;
  /** Says that this user no longer needs it. */
  release(): void;
}

interface Entry<Client> {
  readonly made: Promise<Client>;
  users: number;
}

/**
 * The clients that `configure` made, one for each different provider block. Sessions with equal blocks share one; the one that was
 * wanted last stays after its last user left, so that the next Terraform run finds it logged in and warm.
 */
export class ClientPool<Client> {
  readonly #entries = new Map<string, Entry<Client>>();
  #latest: string | undefined;
  readonly #close: (client: Client) => Promise<void>;

  constructor(close: (client: Client) => Promise<void>) {
    this.#close = close;
  }

  /** The client for a key, made if there is none. Rejects as `make` does; the next call tries again. */
  async lease(key: string, make: () => Promise<Client>): Promise<Lease<Client>> {
    const entry = this.#entries.get(key) ?? { made: make(), users: 0 };
    this.#entries.set(key, entry);
    entry.users += 1;
    try {
      const client = await entry.made;
      this.#latest = key;
      this.#closeUnused();
      return { client, release: () => this.#release(entry) };
    } catch (error) {
      if (this.#entries.get(key) === entry) this.#entries.delete(key);
      throw error;
    }
  }

  /** Closes every client, used or not. */
  async close(): Promise<void> {
    const entries = [...this.#entries.values()];
    this.#entries.clear();
    await Promise.all(entries.map((entry) => this.#end(entry)));
  }

  #release(entry: Entry<Client>): void {
    entry.users -= 1;
    this.#closeUnused();
  }

  #closeUnused(): void {
    for (const [key, entry] of this.#entries) {
      if (entry.users > 0 || key === this.#latest) continue;
      this.#entries.delete(key);
      void this.#end(entry);
    }
  }

  async #end(entry: Entry<Client>): Promise<void> {
    await this.#close(await entry.made);
  }
}
