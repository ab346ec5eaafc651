import { isJsonObject, type JsonObject } from '../../../provider/json/index.js';
import { textOf } from '../json.js';
import type { Deployment, HelmRevision } from '../store/records.js';
import { end, type Steps, type Task, takeUp } from './steps.js';

export const actionSteps: Steps = {
  begin: (task) => takeUp(task, 'RUNNING ACTION', ''),
  succeed: (task) => {
    const deployment = deploymentOf(task);
    if (deployment === undefined) return failWith(task, 'the KDU is not deployed');
    const { operation, now } = task;
    switch (operation.params['primitive']) {
      case 'upgrade':
        deployment.revisions.push(upgraded(deployment, primitiveParams(task)));
        deployment.operation = 'upgrade';
        break;
      case 'rollback': {
        const previous = deployment.revisions.at(-2);
        if (previous === undefined) return failWith(task, 'Executing kdu rollback: release has no 0 version');
        // Helm makes a new revision of the one before: a second rollback undoes the first.
        deployment.revisions.push(previous);
        deployment.operation = 'rollback';
        break;
      }
      default:
    }
    deployment.statusTime = now;
    end(task, 'COMPLETED', '', String(deployment.revisions.length));
  },
  fail: (task) => {
    const release = deploymentOf(task)?.release ?? '';
    const primitive = textOf(task.operation.params['primitive']);
    const command = `/usr/local/bin/helm3 ${primitive} ${release} --atomic`;
    const output = `Error: ${primitive.toUpperCase()} FAILED: an error occurred while rolling back the release.`;
    failWith(task, `Executing kdu ${primitive}: Error executing command: ${command}. Output: ${output}`);
  },
};

/** A failed action leaves the NS instance as it was. */
function failWith(task: Task, reason: string): void {
  end(task, 'FAILED', `FAILED ${reason}`, `FAILED ${reason}`);
}

/**
 * What an upgrade makes of a release: the parameters of the CREATION overlaid by the upgrade's, so keys of upgrades
 * in between vanish. The key `kdu_model` is the chart.
 */
function upgraded({ revisions }: Deployment, given: JsonObject): HelmRevision {
  const { kdu_model: chart, ...overlay } = given;
  return {
    parameters: { ...revisions[0]?.parameters, ...overlay },
    chart: textOf(chart) || (revisions.at(-1)?.chart ?? ''),
  };
}

function deploymentOf({ ns, operation }: Task): Deployment | undefined {
  const { kdu_name: kdu, member_vnf_index: member, vnf_member_index: oldMember } = operation.params;
  return ns.deployments.find(
    ({ kduName, memberVnfIndex }) => kduName === kdu && memberVnfIndex === (member ?? oldMember),
  );
}

function primitiveParams({ operation }: Task): JsonObject {
  const params = operation.params['primitive_params'];
  return isJsonObject(params) ? params : {};
}
