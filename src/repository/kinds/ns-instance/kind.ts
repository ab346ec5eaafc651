import { valueAt } from '../../nodes.js';
import { settingsOver } from '../../ns-instance-settings.js';
import { readNsParameters } from '../../parameters.js';
import { checkFields } from '../../typed-file.js';
import type { NsInstanceDeclaration, Reference } from '../../types.js';
import type { Kind, OpsFile } from '../kind.js';
import { commonFields, nsInstanceFields } from './fields.js';
import { readInstantiation, referencesIn } from './instantiation.js';
import { readNetworks } from './networks.js';
import { readVnfs } from './vnfs.js';

/** A network service instance: the resource `osm_ns_instance`. */
export const nsInstanceKind: Kind<NsInstanceDeclaration> = {
  name: 'NsInstance',
  noun: 'NS instance',
  description: 'One NS instance as it should be in Open Source MANO.',
  schemaFile: 'ns-instance.schema.json',
  fields: nsInstanceFields,
  async read(file) {
    const { tree, report, placeOf, defaults } = file;
    const params = readNsParameters(valueAt(tree, 'params'), report);
    warnOfParamsAbove(file);
    const instantiation = readInstantiation(valueAt(tree, 'instantiation'), report);
    const vnfs = readVnfs(file);
    const fields = checkFields(tree, commonFields, 'file-invalid', report);
    if (fields === undefined || vnfs === undefined) return undefined;
    const {
      name,
      description,
      nsdName,
      vimAccountName,
      networks = [],
      sshKeys = [],
      dependsOn = [],
    } = fields;
    const dependencies = dependsOn.map((other, index): [string, Reference] => [
      other,
      { name: other, place: placeOf('dependsOn', index) },
    ]);
    return {
      kind: 'NsInstance',
      place: placeOf('name'),
      name,
      ...(description !== undefined && { description }),
      nsdName,
      nsdPlace: placeOf('nsdName'),
      vimAccountName,
      vimAccountPlace: placeOf('vimAccountName'),
      params,
      vnfs,
      networks: readNetworks(networks, file),
      sshKeys,
      instantiation,
      namedInInstantiation: referencesIn(instantiation, placeOf),
      ...settingsOver(defaults, fields),
      dependsOn: [...new Map(dependencies).values()],
    };
  },
};

/** Of the short form: what is meant for the KDU is easily indented too little, and is the NS's then. */
function warnOfParamsAbove({ tree, report, placeOf }: OpsFile): void {
  const kdu = valueAt(tree, 'kdu');
  if (kdu === undefined || valueAt(kdu, 'params') !== undefined || valueAt(tree, 'params') === undefined)
    return;
  report(
    'warning',
    'invalid-parameters',
    'The KDU is given no `params`; those at the top are parameters of the NS, of which its chart sees nothing.',
    "If they are the chart's, indent them below `kdu`.",
    placeOf('params'),
  );
}
