import { type Nbi, openNbi, readConnection } from '../../provider/nbi/index.js';

/** Asks OSM itself, beside Terraform. Throws OsmopsError `nbi-*`, `connection-invalid`. */
export type AskOsm = <T>(question: (osm: Nbi) => Promise<T>) => Promise<T>;

/** Asks with a login for each question: there are few. */
export function askOsm(connectionFile: string): AskOsm {
  return async (question) => {
    const nbi = await openNbi(await readConnection(connectionFile));
    try {
      return await question(nbi);
    } finally {
      await nbi.close();
    }
  };
}
