/** How Git LFS's pointer files begin, and how large they are at most, by its specification. */
export const lfsPointer = {
  start: /^version https:\/\/git-lfs\.github\.com\/spec\/v1\n/,
  maxBytes: 1024,
} as const;
