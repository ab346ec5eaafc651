import { z } from 'zod';

const figure = z.int().min(0);

/** How many objects a plan does something to, as it is stored and shown. */
export const planFigures = {
  add: figure,
  change: figure,
  replace: figure,
  destroy: figure,
  // What was written by an osmops that did not tell adoptions apart has none of the two.
  adopt: figure.default(0),
  recover: figure.default(0),
  import: figure,
  forget: figure,
  drift: figure,
};
