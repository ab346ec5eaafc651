import { line as shown } from '../../../../base/text/index.js';
import { OsmopsError } from '../../../../provider/errors/index.js';
import { tooLarge } from '../mirror/watch-size.js';
import type { Place } from '../place.js';
import { pathBelow } from '../relevant.js';
import { MirrorDamaged, readMirror } from '../run/plumbing.js';

/** A file, a link or a submodule of a commit. */
export interface TreeEntry {
  /** `unnameable`: its name is no UTF-8, and nothing depends on it; it is not written. */
  readonly kind: 'file' | 'executable' | 'link' | 'submodule' | 'unnameable';
  readonly id: string;
  readonly bytes: number;
  /** Path from the repository's root. */
  readonly path: string;
}

const maxEntries = 100_000;
const maxListBytes = 32 * 1024 * 1024;
const maxLinkBytes = 4096;
/** No longer path can be written to a disk, and Git takes one of any length. */
const maxPathBytes = 4096;

const kinds: Readonly<Record<string, TreeEntry['kind']>> = {
  '100644': 'file',
  // Written by Git before 1.0, and still allowed.
  '100664': 'file',
  '100755': 'executable',
  '120000': 'link',
  '160000': 'submodule',
};

/** Lists a commit's files, and refuses what must not be written: paths that leave the folder, and too much of anything. */
export async function listTree(place: Place, commit: string, signal: AbortSignal): Promise<TreeEntry[]> {
  const args = ['ls-tree', '-r', '-z', '-l', '--full-tree', commit];
  const output = await readMirror(place, args, { signal, maxBytes: maxListBytes });
  if (output === undefined) throw tooMany();
  const lines = splitAtNul(Buffer.from(output));
  if (lines.length > maxEntries) throw tooMany();
  const entries = lines.flatMap((line) => parseEntry(line, place.settings.path) ?? []);
  const bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  if (bytes > place.settings.maxBytes) throw tooLarge(`The content of the commit ${commit}`, place.settings);
  return entries;
}

function splitAtNul(buffer: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  let start = 0;
  for (let end = buffer.indexOf(0); end !== -1; end = buffer.indexOf(0, start)) {
    parts.push(buffer.subarray(start, end));
    start = end + 1;
  }
  return parts;
}

/** An entry; undefined for one whose name cannot be written here and does not matter either. */
function parseEntry(line: Buffer, watched: string): TreeEntry | undefined {
  const tab = line.indexOf('\t');
  const [mode = '', , id = '', size = ''] = line.subarray(0, tab).toString('latin1').split(/ +/);
  const path = line.subarray(tab + 1).toString();
  if (line.length - tab - 1 > maxPathBytes) throw refused(path, 'is longer than any path on a disk');
  const kind = kinds[mode];
  if (kind === undefined) throw refused(path, `has the mode ${mode}`);
  if (Buffer.from(path).compare(line.subarray(tab + 1)) !== 0) {
    const inside = pathBelow(path, watched);
    if (inside === undefined) return undefined;
    if (mayDeclare(inside)) throw refused(path, 'has a name that is no UTF-8');
    return { kind: 'unnameable', id, bytes: 0, path };
  }
  const parts = path.split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..' || /^\.git$/i.test(part))) {
    throw refused(path, "has a part that is empty, '.', '..' or '.git'");
  }
  // Its size is missing if the object is: a shallow clone has all that its commits need.
  if (kind !== 'submodule' && !/^\d+$/.test(size)) throw new MirrorDamaged(`no size of ${id}`);
  const bytes = kind === 'submodule' ? 0 : Number(size);
  if (kind === 'link' && bytes > maxLinkBytes)
    throw refused(path, 'is a link with a target that is too long');
  return { kind, id, bytes, path };
}

/** A file of a package, and one that may be of ours, would be missing without a word. */
function mayDeclare(path: string): boolean {
  return /(?:^|\/)osm-pkgs\//.test(path) || /\.(?:ya?ml|json)$/i.test(path);
}

/** The error `git-content-refused` for a path; `why` is the end of a sentence. */
export function refused(path: string, why: string): OsmopsError {
  return new OsmopsError({
    code: 'git-content-refused',
    message: `'${shown(path)}' in the repository ${why}.`,
    remedy: 'Find out who made the commit, and take the path out.',
  });
}

function tooMany(): OsmopsError {
  return new OsmopsError({
    code: 'git-too-large',
    message: `The commit has more than ${maxEntries} files.`,
    remedy: 'Take out of the repository what does not belong there.',
  });
}
