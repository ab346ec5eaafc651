import { itemsAt, valueAt } from '../../nodes.js';
import { readKduParameters, readNsParameters } from '../../parameters.js';
import { checkFields } from '../../typed-file.js';
import type { KduDeclaration, VnfDeclaration } from '../../types.js';
import type { OpsFile } from '../kind.js';
import { longForm, shortForm, vnfAlone } from './fields.js';

/**
 * The VNFs of an instance with what they and their KDUs are given: the one of the short form, those of the long one, or none: a service of VMs needs
 * nothing. Reports every problem, and gives nothing after an error.
 */
export function readVnfs(file: OpsFile): readonly VnfDeclaration[] | undefined {
  if (valueAt(file.tree, 'vnfs') === undefined) return readShortForm(file);
  refuseShortForm(file);
  return readLongForm(file);
}

function readShortForm({ tree, report, placeOf }: OpsFile): readonly VnfDeclaration[] | undefined {
  if (valueAt(tree, 'kdu') === undefined) {
    const alone = checkFields(tree, vnfAlone, 'file-invalid', report);
    if (alone?.vnfName === undefined) return alone && [];
    return [{ place: placeOf('vnfName'), memberVnfIndex: alone.vnfName, kdus: [], isBare: true }];
  }
  const params = readKduParameters(valueAt(valueAt(tree, 'kdu'), 'params'), report);
  const fields = checkFields(tree, shortForm, 'file-invalid', report);
  if (fields === undefined) return undefined;
  const kdu = { place: placeOf('kdu', 'name'), name: fields.kdu.name, ...(params && { params }) };
  const isBare = Object.keys(params ?? {}).length === 0;
  return [
    { place: placeOf('vnfName'), memberVnfIndex: fields.vnfName, kdus: [kdu], ...(isBare && { isBare }) },
  ];
}

function refuseShortForm({ tree, report, placeOf }: OpsFile): void {
  for (const key of Object.keys(shortForm.shape)) {
    if (valueAt(tree, key) === undefined) continue;
    const message = `'${key}' and 'vnfs' are both given.`;
    const remedy = `Say all in 'vnfs', and remove '${key}'.`;
    report('error', 'file-invalid', message, remedy, placeOf(key));
  }
}

function readLongForm({ tree, report, placeOf }: OpsFile): readonly VnfDeclaration[] | undefined {
  const params = itemsAt(tree, 'vnfs').map((vnf) => ({
    own: readNsParameters(valueAt(vnf, 'params'), report),
    kdus: itemsAt(vnf, 'kdus').map((kdu) => readKduParameters(valueAt(kdu, 'params'), report)),
  }));
  const fields = checkFields(tree, longForm, 'file-invalid', report);
  return fields?.vnfs.map((vnf, index): VnfDeclaration => {
    const at = ['vnfs', index] as const;
    const own = params[index]?.own;
    return {
      place: placeOf(...at, 'vnfName'),
      memberVnfIndex: vnf.vnfName,
      ...(vnf.vimAccountName !== undefined && {
        vimAccount: { name: vnf.vimAccountName, place: placeOf(...at, 'vimAccountName') },
      }),
      ...(own && { params: own }),
      kdus: (vnf.kdus ?? []).map((kdu, kduIndex): KduDeclaration => {
        const kduParams = params[index]?.kdus[kduIndex];
        const place = placeOf(...at, 'kdus', kduIndex, 'name');
        return { place, ...kdu, params: kduParams };
      }),
    };
  });
}
