import type { Diagnostic, PlanResult, RunOutput, State } from '../../terraform/index.js';
import { type AdoptionSearch, type Adoptions, findAdoptions, mustLeaveState } from '../claims/index.js';
import { writeImports } from '../claims/write-imports.js';

export interface ClaimingPlan extends Omit<AdoptionSearch, 'state'> {
  readonly stackFolder: string;
  readonly output: RunOutput;
  /** Has Terraform plan. */
  readonly plan: (output: RunOutput) => Promise<PlanResult>;
  readonly readState: () => Promise<State>;
  /** Has Terraform not be shown some addresses of the state; absent where nobody can. */
  readonly hide: ((addresses: readonly string[]) => void) | undefined;
}

/**
 * Plans. The provider looks in OSM for what it would create; only where something is in the way osmops looks as well, for all
 * that is wanted, and has Terraform plan again with it as imports. What a first plan says of it is told to nobody.
 *
 * @throws OsmopsError what the plan throws, and what {@link findAdoptions} does.
 */
export async function planWithClaims(options: ClaimingPlan): Promise<PlanResult & Adoptions> {
  const { deployment, stackFolder, recovered, output, plan, readState, hide } = options;
  await writeImports(stackFolder, deployment, recovered);
  hide?.([]);
  const held = holdDiagnostics(output);
  try {
    const result = await plan(held.output);
    held.tell();
    return { ...result, claims: recovered, outdated: [] };
  } catch (error) {
    const adoptions = held.diagnostics().some(isInTheWay)
      ? await findAdoptions({ ...options, state: await readState() })
      : undefined;
    if (adoptions === undefined || adoptions.claims.length === 0) {
      held.tell();
      throw error;
    }
    const { outdated } = adoptions;
    if (outdated.length > 0 && hide === undefined) throw mustLeaveState(outdated);
    hide?.(outdated);
    const claims = [...recovered, ...adoptions.claims];
    await writeImports(stackFolder, deployment, claims);
    return { ...(await plan(output)), claims, outdated };
  }
}

/** The provider gives its codes in the details of its errors. */
function isInTheWay({ severity, detail }: Diagnostic): boolean {
  return severity === 'error' && /^\(already-exists\)$/m.test(detail);
}

type Event = Parameters<NonNullable<RunOutput['onEvent']>>[0];

/** Keeps diagnostics back until it is known whether they count. */
function holdDiagnostics(output: RunOutput) {
  const events: Event[] = [];
  const held: RunOutput = {
    ...output,
    onEvent(event) {
      if (event.type === 'diagnostic') events.push(event);
      else output.onEvent?.(event);
    },
  };
  return {
    output: held,
    diagnostics: () =>
      events.flatMap((event): Diagnostic[] => (event.type === 'diagnostic' ? [event.diagnostic] : [])),
    tell() {
      for (const event of events) output.onEvent?.(event);
    },
  };
}
