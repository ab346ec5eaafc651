import { shown } from '../../../base/text/index.js';
import { type AwaitedInstance, askOsm, awaitUnderWay, type Waited } from '../../deploy/index.js';
import type { Io } from '../output/io.js';

/** Waits for what OSM does with instances, and says what it waits for. See `awaitUnderWay`. */
export function awaitOsm(
  instances: readonly AwaitedInstance[],
  connectionFile: string,
  { err, host }: Pick<Io, 'err' | 'host'>,
  signal: AbortSignal = host.stop.signal,
): Promise<Waited> {
  return awaitUnderWay(instances, askOsm(connectionFile, signal), {
    signal,
    onWait: (operations) => {
      for (const { address, id, type } of operations) {
        err.line(shown`${address}: waiting for ${type}, which OSM is at (operation ${id}) ...`);
      }
    },
  });
}
