import { join, resolve } from 'node:path';
import { shown } from '../../../base/text/index.js';
import { osmopsCommand, type Run, stoppedExitCode } from '../command.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import type { Answers } from '../init/questions.js';
import type { Io } from '../output/io.js';

export function initCommand(run: Run) {
  return osmopsCommand('init', {
    summary: 'start a repository',
    description:
      'Writes osm_ops_config.yaml, the file of one NS instance, a connection file that Git ignores, and the JSON Schemas by which editors complete and check them; with a Helm chart also the two packages of a KNF. In a terminal it asks for what the options leave open. It overwrites nothing.',
    examples: [
      ['osmops init', 'ask, and start a repository in the current folder'],
      [
        'osmops init ldap --name ldap --vim-account mylocation1 --with-package stable/openldap',
        'start one with packages of its own',
      ],
      [
        'osmops init --name ldap --vim-account mylocation1 --nsd openldap_ns --vnf openldap --kdu ldap',
        'start one for packages that OSM has',
      ],
    ],
    exitCodes: [[0, 'done'], [1, 'an error'], stoppedExitCode],
  })
    .argument('[dir]', 'folder of the repository', '.')
    .option('--name <name>', 'name of the NS instance')
    .option('--vim-account <name>', 'name of the VIM account in OSM')
    .option('--with-package <chart>', 'make a VNF package and an NS package of this Helm chart')
    .option('--nsd <id>', 'id of the NSD; with a package of its own: NAME_ns')
    .option('--vnf <index>', 'member VNF index in the NSD; with a package of its own: NAME')
    .option('--kdu <name>', 'name of the KDU in the VNFD; with a package of its own: NAME')
    .option('--target-dir <folder>', 'folder of the OSM Ops files (default: deploy)')
    .option(
      '--connection-file <file>',
      'connection file, made if it is to be in the repository (default: connection.yaml)',
    )
    .option('--yes', 'ask nothing: take the defaults')
    .action(
      (dir, { name, vimAccount, withPackage, nsd, vnf, kdu, targetDir, connectionFile, yes, ...options }) => {
        const given = {
          ...(name !== undefined && { name }),
          ...(vimAccount !== undefined && { vimAccountName: vimAccount }),
          ...(withPackage !== undefined && { chart: withPackage }),
          ...(nsd !== undefined && { nsdName: nsd }),
          ...(vnf !== undefined && { vnfName: vnf }),
          ...(kdu !== undefined && { kduName: kdu }),
          ...(targetDir !== undefined && { targetDir }),
          ...(connectionFile !== undefined && { connectionFile }),
        };
        return run(options, (io) => init(dir, given, yes ?? false, io));
      },
    );
}

async function init(dir: string, given: Partial<Answers>, yes: boolean, io: Io): Promise<ExitCode> {
  const { gatherAnswers } = await import('../init/answers.js');
  const { withQuestions } = await import('../init/ask.js');
  const { startRepository } = await import('../init/start-repository.js');
  const mayAsk = io.host.stdin.isTTY === true && !io.json && !yes;
  const answers = mayAsk
    ? await withQuestions(io.host, (ask) => gatherAnswers(given, ask))
    : await gatherAnswers(given);
  const root = resolve(io.host.cwd, dir);
  const written = await startRepository(root, answers);
  for (const path of written) io.out.line(shown`wrote ${join(dir, path)}`);
  io.out.line(
    'Next: look at the connection file, then run `osmops validate` and `osmops plan` in the folder.',
  );
  io.document({ root, written });
  return exitCodes.ok;
}
