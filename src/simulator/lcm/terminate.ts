import { removeNsInstance } from '../store/store.js';
import { end, type Steps, takeUp, vnfsOf } from './steps.js';

const stage = 'Stage 3/3 delete all.';

export const terminateSteps: Steps = {
  begin: (task) => {
    const { ns } = task;
    takeUp(task, 'TERMINATING', stage);
    ns.nsState = 'TERMINATING';
    ns.operationalStatus = 'terminating';
    ns.configStatus = 'terminating';
    ns.detailedStatus = stage;
    ns.errorDescription = null;
    ns.errorDetail = null;
  },
  succeed: (task) => {
    const { ns, operation, store, now } = task;
    end(task, 'COMPLETED', null, 'Done');
    ns.nsState = 'NOT_INSTANTIATED';
    ns.adminState = 'NOT_INSTANTIATED';
    ns.operationalStatus = 'terminated';
    ns.detailedStatus = 'Done';
    for (const vnf of vnfsOf(task)) {
      vnf.adminState = 'NOT_INSTANTIATED';
      vnf.meta.modified = now;
    }
    if (operation.params['autoremove'] === true) removeNsInstance(store, ns.id);
  },
  fail: (task) => {
    const { ns } = task;
    const kdu = ns.deployments[0]?.kduName ?? '';
    const reason = `Terminating KDU '${kdu}': helm uninstall failed`;
    end(task, 'FAILED', `${stage} Detail: ${reason}`, reason);
    ns.nsState = 'BROKEN';
    ns.operationalStatus = 'failed';
    ns.detailedStatus = 'Done';
    ns.errorDetail = reason;
  },
};
