import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Measurement, measure } from './measurement.js';
import { openContender } from './open-contender.js';
import { type OsmSystem, openOsm } from './osm/system.js';
import type { Case } from './plan.js';
import type { CaseResult } from './results.js';
import { type StepName, stepsOf } from './steps.js';

/** Told how the run goes on. */
export interface Progress {
  readonly onStep: (one: Case, step: StepName, measured: Measurement) => void;
  /** Given all that was measured so far, after each case. */
  readonly onCase: (results: readonly CaseResult[]) => Promise<void>;
}

/**
 * Measures all cases, one after another; those that follow each other with as many unmanaged instances share an OSM. A
 * step that fails ends the run: the Error says which it was.
 */
export async function runCases(cases: readonly Case[], { onStep, onCase }: Progress): Promise<void> {
  const results: CaseResult[] = [];
  let osm: OsmSystem | undefined;
  let unmanaged: number | undefined;
  try {
    for (const one of cases) {
      if (osm === undefined || one.unmanaged !== unmanaged) {
        await osm?.close();
        osm = await openOsm(one.unmanaged);
        unmanaged = one.unmanaged;
      }
      results.push({ ...one, steps: await runCase(one, osm, onStep) });
      await onCase(results);
    }
  } finally {
    await osm?.close();
  }
}

async function runCase(
  one: Case,
  osm: OsmSystem,
  onStep: Progress['onStep'],
): Promise<ReadonlyMap<StepName, Measurement>> {
  const dir = await mkdtemp(join(tmpdir(), 'osmops-bench-'));
  const measured = new Map<StepName, Measurement>();
  try {
    const contender = await openContender(one.contender, osm, dir);
    try {
      for (const { name, prepare, run } of stepsOf(contender, one.count)) {
        if (one.without.includes(name)) continue;
        await prepare();
        const measurement = await measure(osm, run).catch((cause: unknown) => {
          throw new Error(`${one.contender}, ${one.count} instances, ${name}: failed`, { cause });
        });
        measured.set(name, measurement);
        onStep(one, name, measurement);
      }
    } finally {
      await contender.close();
    }
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
  osm.clean();
  return measured;
}
