import type { StepName } from './steps.js';

/** Who is measured. */
export const contenderNames = [
  'osmops',
  'osm',
  'OSM Ops',
  'terraform_data',
  'terraform_data, http',
  'idle provider',
  'osmops command',
] as const;
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
  /** The most instances of each contender: alone in OSM, and among those of other people. */
  readonly most: Readonly<Record<ContenderName, readonly [alone: number, amongOthers: number]>>;
  readonly without: readonly StepName[];
}

/** Every login takes a second: more instances would tell nothing new, for hours. */
const osm = [10, 10] as const;

const extents: Readonly<Record<'full' | 'quick', Extent>> = {
  full: {
    unmanaged: [0, 50, 500],
    counts: [1, 10, 100, 1000],
    most: {
      osmops: [1000, 1000],
      osm,
      'OSM Ops': [1000, 1000],
      // It does not see them.
      terraform_data: [1000, 0],
      'terraform_data, http': [1000, 0],
      'idle provider': [1000, 0],
      // It differs from a session by its start, which is the same among others.
      'osmops command': [1000, 100],
    },
    without: [],
  },
  quick: {
    unmanaged: [0, 50],
    counts: [10, 100],
    most: {
      osmops: [100, 100],
      osm,
      'OSM Ops': [100, 100],
      terraform_data: [100, 0],
      'terraform_data, http': [100, 0],
      'idle provider': [0, 0],
      'osmops command': [10, 10],
    },
    without: ['destroy all'],
  },
};

/** From so many instances on a contender takes minutes. */
const minutesOfWork = 1000;

/** Everything to measure, in the order in which it is done: what takes longest comes last. */
export function casesOf(extent: 'full' | 'quick'): readonly Case[] {
  const { unmanaged, counts, most, without } = extents[extent];
  const few = counts.filter((count) => count < minutesOfWork);
  const many = counts.filter((count) => count >= minutesOfWork);
  return [few, many].flatMap((some) =>
    unmanaged.flatMap((others) =>
      some.flatMap((count) =>
        contenderNames
          .filter((contender) => count <= most[contender][others === 0 ? 0 : 1])
          .map((contender) => ({ contender, unmanaged: others, count, without })),
      ),
    ),
  );
}
