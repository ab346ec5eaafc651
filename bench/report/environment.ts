import { cpus, loadavg, platform, release, totalmem } from 'node:os';
import { version } from '../../provider/version.js';
import { findTerraform } from '../../src/terraform/index.js';

/** The machine and the versions, a line each. */
export async function describeEnvironment(): Promise<readonly string[]> {
  const terraform = await findTerraform(process.env);
  const [processor] = cpus();
  return [
    `${new Date().toISOString().slice(0, 10)}`,
    `${cpus().length} x ${processor?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB`,
    `${platform()} ${release()}, Node ${process.versions.node}`,
    `osmops ${version}, ${terraform.flavour} ${terraform.version}`,
    `load of the machine when it began: ${loadavg()[0]?.toFixed(1)}; wall times suffer from what others do`,
  ];
}
