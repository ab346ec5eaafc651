import { z } from 'zod';

const factors = { '': 1, k: 1e3, M: 1e6, G: 1e9, Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30 } as const;
const pattern = /^([1-9]\d{0,11})(|[kMG]|[KMG]i)B$/;

/** A number of bytes as a text with its unit: `500MB`, `64kB`, `1GiB`. */
export const size = z.string().transform((text, context) => {
  const [, digits, prefix] = pattern.exec(text) ?? [];
  const [, factor] = Object.entries(factors).find(([name]) => name === prefix) ?? [];
  if (digits !== undefined && factor !== undefined) return Number(digits) * factor;
  context.addIssue({ code: 'custom', message: 'must be a size such as 500MB, 64kB or 1GiB' });
  return z.NEVER;
});
