/** How the pointer files of Git LFS begin, by its specification and by its first release. */
const start = /^version https:\/\/(?:git-lfs|hawser)\.github\.com\/spec\/v1\r?\n/;

/** How large one is at most, in bytes, by the specification. */
export const maxPointerBytes = 1024;

/** Tells whether a file is a pointer of Git LFS: what it stands for has not been fetched. */
export function isLfsPointer(content: Uint8Array): boolean {
  return content.length <= maxPointerBytes && start.test(Buffer.from(content).toString('latin1'));
}

/** What is said of such a file, as the end of a sentence, and what to do. */
export const lfsPointer = {
  problem: 'is a Git LFS pointer: the content that it stands for is not here',
  remedy:
    'In a checkout, `git lfs pull` fetches it. The poller does not: commit the file itself, with `git lfs migrate export --include=FILE` or without LFS for it in `.gitattributes`.',
} as const;
