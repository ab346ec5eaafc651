import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Measurement, measure } from './measurement.js';
import { openContender } from './open-contender.js';
import { type OsmSystem, openOsm } from './osm/system.js';
import type { Case } from './plan.js';
import type { CaseResult } from './results.js';
import { type StepName, stepsOf } from './steps.js';

/**
 * Measures all cases, one after another. A step that fails ends the run: the Error says which it was.
 *
 * @param onStep Told of every step when it has ended.
 */
export async function runCases(
  cases: readonly Case[],
  onStep: (one: Case, step: StepName, measured: Measurement) => void,
): Promise<readonly CaseResult[]> {
  const results: CaseResult[] = [];
  for (const unmanaged of new Set(cases.map((one) => one.unmanaged))) {
    const osm = await openOsm(unmanaged);
    try {
      for (const one of cases.filter((candidate) => candidate.unmanaged === unmanaged)) {
        const steps = await runCase(one, osm, onStep);
        results.push({ contender: one.contender, unmanaged, count: one.count, steps });
      }
    } finally {
      await osm.close();
    }
  }
  return results;
}

async function runCase(
  one: Case,
  osm: OsmSystem,
  onStep: (one: Case, step: StepName, measured: Measurement) => void,
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
