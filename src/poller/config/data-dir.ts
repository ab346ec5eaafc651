import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { describeRefusal, readRegularFile } from '../../../base/files/read-regular-file.js';
import { OsmopsError } from '../../../provider/errors/index.js';
import { maxYamlBytes, readYaml } from '../../../provider/packages/yaml/index.js';
import { textView } from '../../repository/text-view.js';

const withDataDir = z.object({ dataDir: z.string().min(1) });

/**
 * The data folder that a configuration names. Nothing else of it is checked: whoever asks a running poller is not to be
 * stopped by a mistake that somebody has just made in the file.
 *
 * @throws OsmopsError `watch-config-invalid`.
 */
export async function readDataDir(file: string): Promise<string> {
  const reading = await readRegularFile(file, { maxBytes: maxYamlBytes, followsLinks: true });
  if (reading.refused !== undefined) throw unusable(file, describeRefusal(reading.refused));
  const { root } = await readYaml(reading.content, 'later');
  const parsed = withDataDir.safeParse(root && textView(root));
  if (parsed.success) return resolve(dirname(resolve(file)), parsed.data.dataDir);
  throw unusable(file, 'names no `dataDir`');
}

function unusable(file: string, what: string): OsmopsError {
  return new OsmopsError({
    code: 'watch-config-invalid',
    message: `The configuration of the poller ${what}`,
    remedy: 'Name it with --config, or the address of the poller with --url.',
    place: { file },
  });
}
