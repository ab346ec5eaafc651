import { unless } from '../../../provider/nbi/failure/unless.js';
import type { NsInstance } from '../../../provider/nbi/index.js';
import type { Osm } from '../../../provider/osm.js';
import type { Context } from '../../../provider/plugin/definition/index.js';
import { nsInstance } from '../../../provider/resources/index.js';
import type { NsInstanceState } from '../../../provider/resources/ns-instance/attributes.js';
import { importNsInstance } from '../../../provider/resources/ns-instance/import.js';
import { readNsInstance } from '../../../provider/resources/ns-instance/read.js';
import { unsaidOf } from '../../../provider/resources/ns-instance/unsaid.js';
import { attributeProblems } from './attribute-problems.js';
import type { Described } from './described.js';
import { fileNames } from './file-names.js';
import { nsInstanceFile } from './instance-file.js';
import type { OsmContent } from './osm-content.js';
import type { Remarks } from './remark.js';

/**
 * Describes the NS instances that run, each with the parameters in force: what the import of the resource makes of
 * them, so that the first plan cannot see it in another way.
 */
export async function describeInstances(
  { nsInstances, packages, vimAccounts }: OsmContent,
  osm: Osm,
  signal: AbortSignal,
  remarks: Remarks,
): Promise<readonly Described[]> {
  const context = { client: osm, session: {}, labels: {}, signal, log: () => undefined };
  const fileName = fileNames();
  const nsds = new Set(packages.filter(({ kind }) => kind === 'ns').map(({ descriptorId }) => descriptorId));
  const accounts = new Set(vimAccounts.map(({ name }) => name));
  const namesakes = byName(nsInstances);
  const described = nsInstances.map(async (instance): Promise<Described | undefined> => {
    const { id, name } = instance;
    const object = { kind: 'NS instance', name, id };
    const path = `ns-instances/${fileName(name)}.osmops.yaml`;
    const unfit = whyUnfit(instance, namesakes.get(name) ?? [], nsds);
    const state = unfit === undefined ? await stateOf(id, context) : undefined;
    const problem = unfit ?? (state === undefined ? 'It is gone.' : whyNoFile(state, accounts));
    if (state !== undefined && problem === undefined) {
      const unsaid = unsaidOf(instance, await osm.nbi.operations.list(id));
      if (unsaid.length > 0) {
        const reason = `It was created with what no file can say, and one made anew would lack: ${unsaid.join(', ')}.`;
        remarks.note(object, reason);
      }
      return { object, declared: { kind: 'ns-instance', name }, path, file: nsInstanceFile(state) };
    }
    remarks.leftOut(object, problem ?? '');
    return undefined;
  });
  return (await Promise.all(described)).filter((each) => each !== undefined);
}

function byName(instances: readonly NsInstance[]): ReadonlyMap<string, readonly NsInstance[]> {
  const named = new Map<string, NsInstance[]>();
  for (const instance of instances) named.set(instance.name, [...(named.get(instance.name) ?? []), instance]);
  return named;
}

async function stateOf(id: string, context: Context<Osm>): Promise<NsInstanceState | undefined> {
  const imported = await unless(['nbi-not-found'], importNsInstance(id, context));
  if (imported === undefined) return undefined;
  const { state } = await readNsInstance({ state: imported.state, private: {} }, context);
  return state ?? undefined;
}

function whyUnfit(
  { nsState, nsdName, currentOperation }: NsInstance,
  namesakes: readonly NsInstance[],
  nsds: ReadonlySet<string>,
): string | undefined {
  if (nsState !== 'READY' && nsState !== 'DEGRADED')
    return `It is ${nsState}: only what runs can be described.`;
  if (currentOperation !== undefined && currentOperation !== 'IDLE')
    return 'An operation on it is under way: export again when it has ended.';
  if (namesakes.length > 1) {
    const ids = namesakes.map(({ id }) => id).join(', ');
    return `${namesakes.length} NS instances have this name (${ids}): it is the identity.`;
  }
  return nsds.has(nsdName) ? undefined : `Its NSD '${nsdName}' is gone.`;
}

function whyNoFile(state: NsInstanceState, vimAccounts: ReadonlySet<string>): string | undefined {
  const accounts = [state.vim_account_name, ...(state.vnfs ?? []).map((vnf) => vnf.vim_account_name)];
  // The refresh gives the id of an account that is not there any more.
  const gone = accounts.find((account) => account !== null && !vimAccounts.has(account));
  if (gone !== undefined) return `Its VIM account ${gone} is gone.`;
  return attributeProblems(nsInstance.attributes, state);
}
