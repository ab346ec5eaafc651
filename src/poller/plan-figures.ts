import { z } from 'zod';

const figure = z.int().min(0);

/** How many objects a plan does something to, as it is stored and shown. */
export const planFigures = {
  add: figure,
  change: figure,
  replace: figure,
  destroy: figure,
  import: figure,
  forget: figure,
  drift: figure,
};
