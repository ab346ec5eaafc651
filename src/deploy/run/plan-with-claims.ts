import { readExplained } from '../../../provider/explained.js';
import type { Deployment } from '../../repository/index.js';
import type { Diagnostic, PlanResult, RunOutput, State } from '../../terraform/index.js';
import {
  type AdoptionSearch,
  type Adoptions,
  findAdoptions,
  mustLeaveState,
  type UsedPackage,
} from '../claims/index.js';
import { writeImports } from '../claims/write-imports.js';

export interface ClaimingPlan extends Omit<AdoptionSearch, 'state'> {
  readonly stackFolder: string;
  readonly output: RunOutput;
  /** Writes the configuration anew, of a part of what is wanted. */
  readonly rewrite: (part: Deployment) => Promise<unknown>;
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
  const { deployment, stackFolder, recovered, output, rewrite, plan, readState, hide } = options;
  await writeImports(stackFolder, deployment, recovered);
  hide?.([]);
  const held = holdDiagnostics(output);
  try {
    const result = await plan(held.output);
    held.tell();
    return { ...result, claims: recovered, used: [], outdated: [] };
  } catch (error) {
    const adoptions = held.diagnostics().some(isInTheWay)
      ? await findAdoptions({ ...options, state: await readState() })
      : undefined;
    if (adoptions === undefined || adoptions.claims.length + adoptions.used.length === 0) {
      held.tell();
      throw error;
    }
    const { outdated, used } = adoptions;
    if (outdated.length > 0 && hide === undefined) throw mustLeaveState(outdated, stackFolder);
    hide?.(outdated);
    const claims = [...recovered, ...adoptions.claims];
    const part = without(deployment, used);
    if (used.length > 0) await rewrite(part);
    await writeImports(stackFolder, part, claims);
    const result = await plan(output);
    return {
      ...result,
      diagnostics: [...result.diagnostics, ...used.map(usedWarning)],
      claims,
      used,
      outdated,
    };
  }
}

/** A deployment that leaves packages to those who have them: what needs them looks for them in OSM. */
function without(deployment: Deployment, used: readonly UsedPackage[]): Deployment {
  const packages = deployment.packages.filter(
    ({ kind, descriptorId }) =>
      !used.some(({ claim }) => claim.kind === `${kind}-package` && claim.name === descriptorId),
  );
  return { ...deployment, packages };
}

function usedWarning({ claim: { address, id }, owner }: UsedPackage): Diagnostic {
  return {
    severity: 'warning',
    summary: `${address} (${id}) belongs to '${owner}', which has the same content: it is used as it is.`,
    detail: 'It is in no plan of this repository, and stays when this one goes.',
    address,
  };
}

function isInTheWay({ severity, detail }: Diagnostic): boolean {
  return severity === 'error' && readExplained(detail)?.code === 'already-exists';
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
