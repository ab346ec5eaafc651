import { randomInt } from 'node:crypto';
import type { Deployment, Kdu, VnfRecord } from '../store/records.js';
import { end, type Steps, type Task, takeUp, vnfsOf } from './steps.js';

const stage = 'Stage 2/5: deployment of KDUs, VMs and execution environments.';

export const instantiateSteps: Steps = {
  begin: (task) => {
    const { ns } = task;
    takeUp(task, 'INSTANTIATING', stage);
    ns.adminState = 'INSTANTIATED';
    ns.nsState = 'BUILDING';
    ns.detailedStatus = stage;
  },
  succeed: (task) => {
    const { ns, now } = task;
    end(task, 'COMPLETED', null, 'Done');
    ns.nsState = 'READY';
    ns.operationalStatus = 'running';
    ns.configStatus = 'configured';
    ns.detailedStatus = 'Done';
    ns.orchestrated = true;
    ns.deployments = vnfsOf(task).flatMap((vnf) => vnf.kdus.map((kdu) => deploy(vnf, kdu, now)));
    settleVnfs(task);
  },
  fail: (task) => {
    const { ns, operation } = task;
    const [kdu] = vnfsOf(task).flatMap((vnf) => vnf.kdus);
    const chart = kdu?.chart.split(':')[0];
    const reason =
      `Deploying KDU ${kdu?.name}: Error executing command: /usr/bin/helm3 install ${chart} --atomic. ` +
      'Output: Error: timed out waiting for the condition';
    end(task, 'FAILED', `${stage} Detail: ${reason}`, reason);
    ns.nsState = 'BROKEN';
    ns.operationalStatus = 'failed';
    ns.configStatus = 'configured';
    ns.errorDescription = `Operation: INSTANTIATING.${operation.id}, Stage 2/5`;
    ns.errorDetail = reason;
    ns.detailedStatus = `${ns.errorDescription} Detail: ${reason}`;
    settleVnfs(task);
  },
};

function deploy(vnf: VnfRecord, kdu: Kdu, now: number): Deployment {
  const chart = kdu.chart.replace(/[^a-zA-Z0-9]+/g, '-');
  const madeUp = `${chart}-${String(randomInt(100_000_000)).padStart(10, '0')}`;
  return {
    release: kdu.deploymentName || madeUp,
    deploymentName: kdu.deploymentName,
    clusterId: kdu.clusterId,
    memberVnfIndex: vnf.memberVnfIndex,
    kduName: kdu.name,
    namespace: kdu.namespace,
    revisions: [{ parameters: kdu.additionalParams ?? {}, chart: kdu.chart }],
    firstDeployed: now,
    operation: 'install',
    statusTime: now,
  };
}

function settleVnfs(task: Task): void {
  for (const vnf of vnfsOf(task)) {
    vnf.adminState = 'INSTANTIATED';
    vnf.meta.modified = task.now;
  }
}
