import type { Workspace } from '../src/terraform/index.js';
import type { Contender } from './contender.js';

/** The steps of `osmops plan`, `apply` and `destroy`, in Terraform's commands; `open` prepares each. */
export function terraformSteps(
  open: () => Promise<{ readonly workspace: Workspace; readonly planFile: string }>,
): Required<Pick<Contender, 'plan' | 'apply' | 'destroy'>> {
  async function change(destroy: boolean): Promise<void> {
    const { workspace, planFile } = await open();
    const { hasChanges } = await workspace.plan({ out: planFile, destroy });
    await workspace.showPlan(planFile);
    if (!hasChanges) return;
    await workspace.apply(planFile);
    await workspace.readState();
  }
  return {
    plan: async () => {
      const { workspace, planFile } = await open();
      await workspace.plan({ out: planFile });
    },
    apply: () => change(false),
    destroy: () => change(true),
  };
}
