/** Gives out a limited number of places, and few of them to one who asks. */
export interface Places {
  /** @param who Undefined for somebody of whom there is only one. @returns What gives it back; undefined if there is none. */
  take(who: string | undefined): (() => void) | undefined;
}

export function createPlaces({ all, ofOne }: { readonly all: number; readonly ofOne: number }): Places {
  const taken = new Map<string, number>();
  let total = 0;
  const note = (who: string, places: number) => {
    if (places === 0) taken.delete(who);
    else taken.set(who, places);
  };
  return {
    take(who) {
      const own = who === undefined ? 0 : (taken.get(who) ?? 0);
      if (total >= all || own >= ofOne) return undefined;
      total += 1;
      if (who !== undefined) note(who, own + 1);
      return () => {
        total -= 1;
        if (who !== undefined) note(who, (taken.get(who) ?? 1) - 1);
      };
    },
  };
}
