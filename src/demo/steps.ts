import { expectThat } from './expectation.js';
import { instanceFile } from './git-repository.js';
import type { Stage, Step } from './stage.js';

/** The KDU of the example, as the simulator addresses it. */
const ldap = { instance: 'ldap', member: 'openldap', kdu: 'ldap' };

/** The same for OSM's own command line. */
const upgradeByHand = `osm ns-action ldap --action_name upgrade --vnf_name openldap --kdu_name ldap --params '{replicaCount: "5"}'`;

/** The main job, step by step: each checks what the command said and what OSM has then. */
export const steps: readonly Step[] = [
  {
    title: 'Plan: two packages and an NS instance are to be added',
    run: (stage) => planChanges(stage, [/Plan: 3 to add, 0 to change, 0 to destroy/]),
  },
  {
    title: 'Apply: OSM gets them',
    async run(stage) {
      await apply(stage, /3 added, 0 changed, 0 destroyed/);
      expectPackages(stage);
      expectRunning(stage, '1');
    },
  },
  {
    title: 'Plan again: OSM is as the repository says',
    run: ({ osmops }) => osmops(['plan', '--detailed-exitcode'], { exitCode: 0, says: [/No changes/] }),
  },
  {
    title: 'Change a parameter: one change in place is planned',
    async run(stage) {
      const { repository } = stage;
      await repository.edit(instanceFile, (file) => file.setIn(['kdu', 'params', 'replicaCount'], '2'));
      await repository.commit('Two replicas');
      await planChanges(stage, [
        /osm_ns_instance\.ldap will be updated in-place/,
        /replicaCount += "1" -> "2"/,
        /Plan: 0 to add, 1 to change, 0 to destroy/,
      ]);
    },
  },
  {
    title: 'Apply: the KDU is upgraded',
    async run(stage) {
      await apply(stage, /0 added, 1 changed, 0 destroyed/);
      expectRunning(stage, '2');
    },
  },
  {
    title: "Drift: somebody upgrades the KDU by hand, behind Terraform's back",
    async run(stage) {
      const { screen, osmops } = stage;
      const { world } = stage.simulator;
      screen.command(upgradeByHand);
      world.upgrade(ldap, { replicaCount: '5' });
      await world.settled();
      expectRunning(stage, '5');
      await osmops(['drift'], { exitCode: 2, says: [/osm_ns_instance\.ldap/, /replicaCount: "2" -> "5"/] });
    },
  },
  {
    title: 'Apply: the drift is corrected',
    async run(stage) {
      await apply(stage, /0 added, 1 changed, 0 destroyed/);
      expectRunning(stage, '2');
      await stage.osmops(['drift'], { exitCode: 0, says: [/No drift/] });
    },
  },
  {
    title: 'Remove the file: the deletion of the instance is planned',
    async run(stage) {
      await stage.repository.remove(instanceFile);
      await stage.repository.commit('No LDAP any more');
      await planChanges(stage, [
        /osm_ns_instance\.ldap will be destroyed/,
        /Plan: 0 to add, 0 to change, 1 to destroy/,
      ]);
    },
  },
  {
    title: 'Apply: the instance is gone, the packages stay',
    async run(stage) {
      await apply(stage, /0 added, 0 changed, 1 destroyed/);
      expectThat(stage.simulator.world.instances().length === 0, 'no NS instance in OSM');
      expectPackages(stage);
    },
  },
];

function planChanges({ osmops }: Stage, says: readonly RegExp[]): Promise<void> {
  return osmops(['plan', '--detailed-exitcode'], { exitCode: 2, says });
}

/** The plan, which the step before has shown already, is not shown again. */
function apply({ osmops }: Stage, said: RegExp): Promise<void> {
  return osmops(['apply', '--auto-approve'], { exitCode: 0, says: [said], showFrom: /^Plan: / });
}

/** Checks that OSM runs the instance, and with how many replicas. */
function expectRunning({ simulator: { world } }: Stage, replicaCount: string): void {
  const [instance, ...others] = world.instances();
  expectThat(instance?.nsState === 'READY' && others.length === 0, 'one NS instance in OSM, READY');
  const { parameters } = world.effective(ldap);
  const inForce = parameters['replicaCount'];
  expectThat(inForce === replicaCount, `the KDU to run with replicaCount ${replicaCount}, not ${inForce}`);
}

function expectPackages({ simulator: { world } }: Stage): void {
  expectThat([...world.packages()].sort().join() === 'openldap_knf,openldap_ns', 'two packages in OSM');
}
