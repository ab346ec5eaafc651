import type { StepName } from './steps.js';

/** Who is measured. */
export const contenderNames = ['osmops', 'osm', 'OSM Ops', 'terraform_data', 'osmops command'] as const;
export type ContenderName = (typeof contenderNames)[number];

/** One contender with so many instances, among so many of other people. */
export interface Case {
  readonly contender: ContenderName;
  readonly unmanaged: number;
  readonly count: number;
  /** Steps that are left out. */
  readonly without: readonly StepName[];
}

interface Extent {
  readonly unmanaged: readonly number[];
  readonly counts: readonly number[];
  /** The most instances for a command. */
  readonly mostForCommand: number;
  readonly without: readonly StepName[];
}

const extents: Readonly<Record<'full' | 'quick', Extent>> = {
  full: { unmanaged: [0, 50, 500], counts: [1, 10, 100, 1000], mostForCommand: 1000, without: [] },
  quick: { unmanaged: [0, 50], counts: [10, 100], mostForCommand: 10, without: ['destroy all'] },
};

/** Every login of `osm` takes a second: more instances would tell nothing new, for hours. */
const mostForOsm = 10;
/** From so many instances on a contender takes minutes. */
const minutesOfWork = 1000;
/** With more instances among those of other people a command differs from a session as it does without them. */
const mostForCommandAmongOthers = 100;

/** Everything to measure, in the order in which it is done: what takes longest comes last. */
export function casesOf(extent: 'full' | 'quick'): readonly Case[] {
  const { unmanaged, counts, mostForCommand, without } = extents[extent];
  const few = counts.filter((count) => count < minutesOfWork);
  const many = counts.filter((count) => count >= minutesOfWork);
  return [few, many].flatMap((some) =>
    unmanaged.flatMap((others) =>
      some.flatMap((count) =>
        contenderNames
          .filter((contender) => isMeasured(contender, others, count, mostForCommand))
          .map((contender) => ({ contender, unmanaged: others, count, without })),
      ),
    ),
  );
}

function isMeasured(
  contender: ContenderName,
  unmanaged: number,
  count: number,
  mostForCommand: number,
): boolean {
  switch (contender) {
    case 'osm':
      return count <= mostForOsm;
    case 'osmops command':
      return (
        count <= (unmanaged === 0 ? mostForCommand : Math.min(mostForCommand, mostForCommandAmongOthers))
      );
    case 'terraform_data':
      return unmanaged === 0;
    default:
      return true;
  }
}
