import type { NetworkDeclaration } from '../../types.js';
import type { OpsFile } from '../kind.js';
import type { NetworkFields } from './fields.js';

/** The networks of an instance. Reports each that is not given in exactly one way. */
export function readNetworks(
  networks: readonly NetworkFields[],
  { report, placeOf }: OpsFile,
): readonly NetworkDeclaration[] {
  return networks.map((network, index) => {
    const { name, vimNetworkName, vimNetworkId } = network;
    const place = placeOf('networks', index, 'name');
    if ((vimNetworkName === undefined) === (vimNetworkId === undefined)) {
      const which = vimNetworkName === undefined ? 'neither' : 'both';
      const message = `The network '${name}' has ${which} of 'vimNetworkName' and 'vimNetworkId'.`;
      report('error', 'file-invalid', message, 'Give exactly one of the two.', place);
    }
    return { place, ...network };
  });
}
