import { makeArchive } from '../make-archive.js';
import type { Exchange } from '../recordings/exchanges.js';

/** A request's body with the headers that depend on its bytes. */
export interface SentBody {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** Finds the bytes that a recording's `<binary, SIZE bytes, md5 SUM>` stands for. */
export type Bodies = (exchange: Exchange, rename: (text: string) => string) => SentBody;

const descriptor = (id: string) => `vnfd-catalog:
  vnfd:
  - id: ${id}
    name: ${id}
    mgmt-interface: {cp: mgmt}
    connection-point: [{name: mgmt}]
    kdu: [{name: ldap, helm-chart: 'stable/openldap:1.2.7'}]
`;

const sol006 = `vnfd:
  id: p9
  product-name: p9
  mgmt-cp: mgmt-ext
  ext-cpd: [{id: mgmt-ext, k8s-cluster-net: mgmtnet}]
  df: [{id: default-df}]
  kdu: [{name: ldap, helm-chart: 'stable/openldap:1.2.7'}]
`;

/**
 * Takes the recorded archives, by their MD5, and makes those that were not kept: what was wrong or odd with them is in
 * the exchanges' names.
 */
export async function prepareBodies(archives: ReadonlyMap<string, Buffer>): Promise<Bodies> {
  const inParts = await makeArchive({ 'p8/p8_vnfd.yaml': descriptor('p8') });
  const middle = Math.floor(inParts.length / 2);
  const ranged = (from: number, to: number, claimed = from): SentBody => ({
    body: inParts.subarray(from, to),
    headers: { 'Content-Range': `bytes ${claimed}-${to - 1}/${inParts.length}` },
  });
  const plain = (body: Buffer): SentBody => ({ body, headers: {} });
  const made: ReadonlyMap<string, SentBody> = new Map([
    ['90-vnfpkg-post-sol006', plain(await makeArchive({ 'p9/p9_vnfd.yaml': sol006 }))],
    ['95-vnfpkg-post-no-descriptor', plain(await makeArchive({ 'a/README': 'nothing' }))],
    ['96-vnfpkg-post-two-descriptors', plain(await makeArchive({ 'a/a.yaml': 'a: 1', 'a/b.yaml': 'b: 1' }))],
    ['97-vnfpkg-post-file-at-root', plain(await makeArchive({ 'a.yaml': 'a: 1' }))],
    ['103-vnfpkg-post-chunked-te', plain(await makeArchive({ 'p7/p7_vnfd.yaml': descriptor('p7') }))],
    ['117-vnfpkg-range-1', ranged(0, middle)],
    ['118-vnfpkg-range-wrong-offset', ranged(middle, inParts.length, middle + 5)],
    ['119-vnfpkg-range-2', ranged(middle, inParts.length)],
  ]);
  return ({ name, request }, rename) => {
    const substitute = made.get(name);
    if (substitute !== undefined) return substitute;
    const sum = /^<binary, \d+ bytes, md5 ([0-9a-f]{32})>$/.exec(request.body)?.[1];
    if (sum !== undefined) {
      const archive = archives.get(sum);
      if (archive === undefined) throw new Error(`${name} needs the archive ${sum}, which is not here`);
      return plain(archive);
    }
    return plain(Buffer.from(rename(withoutChunks(request))));
  };
}

/** A chunked body was recorded with its framing: one size line, the content, the end. */
function withoutChunks({ headers, body }: Exchange['request']): string {
  return headers['Transfer-Encoding'] === undefined ? body : body.split('\n').slice(1, -1).join('\n');
}
