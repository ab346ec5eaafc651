import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import got from 'got';

/** Everything that stands in the files below a folder, but for the connection file. */
export async function textOfFiles(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name !== 'connection.yaml');
  const contents = await Promise.all(
    files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'latin1')),
  );
  return contents.join('\n');
}

/** The tokens that the OSM at a URL has given out to a user, by its own list of them. */
export async function tokensOf(url: string, username: string): Promise<string[]> {
  const nbi = got.extend({ prefixUrl: `${url}/osm/admin/v1`, headers: { accept: 'application/json' } });
  const json = { username: 'admin', password: 'admin', project_id: 'admin' };
  const { id } = await nbi.post('tokens', { json }).json<{ id: string }>();
  const headers = { authorization: `Bearer ${id}` };
  const tokens = await nbi.get('tokens', { headers }).json<{ id: string; username: string }[]>();
  return tokens.filter((token) => token.username === username).map((token) => token.id);
}
