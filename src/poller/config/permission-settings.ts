import { z } from 'zod';
import { adoptModes } from '../../deploy/index.js';
import { wholeNumber } from './text-values.js';

/** What osmops may do without a person: keys of a repository's entry, and of the operator's file for the command. */
export const permissionSettings = {
  adopt: z.enum(adoptModes, 'must be auto, approve or never'),
  maxDestroys: wholeNumber(0),
};
