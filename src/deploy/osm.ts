import { whenAborted } from '../../provider/abort.js';
import { type Nbi, openNbi, readConnection } from '../../provider/nbi/index.js';

/** Asks OSM itself, beside Terraform. Throws OsmopsError `nbi-*`, `connection-invalid`. */
export type AskOsm = <T>(question: (osm: Nbi) => Promise<T>) => Promise<T>;

/** Asks with a login for each question: there are few. When the signal fires, what is asked fails with `cancelled` at once. */
export function askOsm(connectionFile: string, signal: AbortSignal | undefined): AskOsm {
  return async (question) => {
    const nbi = await openNbi(await readConnection(connectionFile));
    const leave = whenAborted(signal, () => void nbi.close());
    try {
      return await question(nbi);
    } finally {
      leave();
      await nbi.close();
    }
  };
}
