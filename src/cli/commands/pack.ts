import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { OsmopsError } from '../../../provider/errors/index.js';
import type { UnfetchedSubmodule } from '../../repository/submodules.js';
import { osmopsCommand, plainExitCodes, type Run } from '../command.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import type { Io } from '../output/io.js';

export function packCommand(run: Run) {
  return osmopsCommand('pack', {
    summary: 'build the archive of an OSM package',
    description:
      'Checks the descriptor in a package folder and builds the archive that OSM takes. The same files always give the same bytes. Neither OSM nor Terraform is needed.',
    examples: [
      ['osmops pack osm-pkgs/openldap_knf', 'build openldap_knf.tar.gz in the current folder'],
      ['osmops pack osm-pkgs/openldap_ns --out dist', 'build it in another one'],
    ],
    exitCodes: plainExitCodes,
  })
    .argument('<folder>', 'folder of the package')
    .option('-o, --out <folder>', 'where to put the archive', '.')
    .action((folder, options) => run(options, (io) => pack(folder, options.out, io)));
}

async function pack(folder: string, out: string, io: Io): Promise<ExitCode> {
  const { readPackage, buildArchive } = await import('../../../provider/packages/index.js');
  const { unfetchedSubmodules } = await import('../../repository/index.js');
  const path = resolve(io.host.cwd, folder);
  const [unfetched] = await unfetchedSubmodules(path);
  if (unfetched !== undefined) throw incomplete(unfetched);
  const pkg = await readPackage(path);
  const { fileName, bytes, md5 } = await buildArchive(pkg);
  const outDir = resolve(io.host.cwd, out);
  await mkdir(outDir, { recursive: true });
  const archive = join(outDir, fileName);
  await writeFile(archive, bytes);
  const { kind, descriptorId, contentHash } = pkg;
  io.out.line(archive);
  io.out.line(`  ${kind === 'vnf' ? 'VNF package' : 'NS package'} ${descriptorId}`);
  io.out.line(`  content ${contentHash}`);
  io.out.line(`  archive md5:${md5}, ${bytes.length} bytes`);
  io.document({ archive, kind, descriptorId, contentHash, md5, bytes: bytes.length });
  return exitCodes.ok;
}

function incomplete({ file, remedy }: UnfetchedSubmodule): OsmopsError {
  return new OsmopsError({
    code: 'package-invalid',
    message: `'${file}' is a submodule, and is not fetched: its folder is empty`,
    remedy,
    place: { file },
  });
}
