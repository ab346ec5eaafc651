import type { AccountPlanned, AccountState } from './type.js';

/** How accounts of a kind that people call `noun` are called. */
export function accountNaming(noun: string) {
  return {
    noun,
    idOf: ({ id }: AccountState) => id,
    nameOf: ({ name }: AccountState) => name,
    plannedNameOf: ({ name }: AccountPlanned) => name,
  };
}
