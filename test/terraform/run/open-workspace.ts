import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  findTerraform,
  openWorkspace,
  type TerraformEvent,
  type Workspace,
  type WorkspaceOptions,
} from '../../../src/terraform/index.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

export interface TestWorkspace extends Workspace {
  readonly dir: string;
  /** Every event so far, in JSON mode. */
  readonly events: readonly TerraformEvent[];
  /** Writes the configuration anew. */
  configure(configuration: object): Promise<void>;
}

/** The real Terraform in a new folder with a configuration; `onEvent` is told of every event. */
export async function workspaceWith(
  configuration: object,
  options: Partial<WorkspaceOptions> & { onEvent?: (event: TerraformEvent) => void } = {},
): Promise<TestWorkspace> {
  const dir = await temporaryFolder();
  const events: TerraformEvent[] = [];
  const { onEvent, ...rest } = options;
  const workspace = openWorkspace({
    dir,
    binary: await findTerraform(process.env),
    parallelism: 10,
    output: {
      onEvent: (event) => {
        events.push(event);
        onEvent?.(event);
      },
    },
    ...rest,
  });
  const configure = (json: object) => writeFile(join(dir, 'cdk.tf.json'), JSON.stringify(json));
  await configure(configuration);
  return { ...workspace, dir, events, configure };
}

/** A configuration of resources that Terraform has built in. */
export function dataResources(resources: Record<string, object>): object {
  return { resource: { terraform_data: resources } };
}
