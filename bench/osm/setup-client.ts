import { z } from 'zod';

const loginSchema = z.object({ id: z.string() });

/** A plain client of the simulator for what is not measured. */
export interface SetupClient {
  get<T>(path: string, schema: z.ZodType<T>): Promise<T>;
  post<T>(path: string, type: string, body: string | Uint8Array, schema: z.ZodType<T>): Promise<T>;
}

/** Logs in; `url` is the simulator's. Every call throws an Error for an answer that tells of no success. */
export async function openSetupClient(url: string): Promise<SetupClient> {
  const headers: Record<string, string> = { Accept: 'application/json' };

  async function call<T>(path: string, init: RequestInit, schema: z.ZodType<T>): Promise<T> {
    const response = await fetch(`${url}/osm/${path}`, init);
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
    return schema.parse(JSON.parse(text));
  }

  const client: SetupClient = {
    get: (path, schema) => call(path, { headers }, schema),
    post: (path, type, body, schema) =>
      call(path, { method: 'POST', headers: { ...headers, 'Content-Type': type }, body }, schema),
  };
  const credentials = JSON.stringify({ username: 'admin', password: 'admin', project_id: 'admin' });
  const { id } = await client.post('admin/v1/tokens', 'application/json', credentials, loginSchema);
  headers['Authorization'] = `Bearer ${id}`;
  return client;
}
