import { once } from 'node:events';
import { InvalidArgumentError, Option } from '@commander-js/extra-typings';
import { OsmopsError } from '../../../provider/errors/index.js';
import type { Address } from '../../simulator/index.js';
import { osmopsCommand, type Run } from '../command.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import type { Io } from '../output/io.js';

/** The VIM account that examples/openldap names. */
const vimAccount = 'mylocation1';

const loopback = ['127.0.0.1', '::1', 'localhost'];

export function simulatorCommand(run: Run) {
  return osmopsCommand('simulator', {
    summary: 'run a simulated OSM to try things out',
    description: `Serves OSM's north-bound interface from memory, with a user admin (password admin, project admin) and a VIM account ${vimAccount} with a Kubernetes cluster. It forgets everything when it ends: with Ctrl-C or SIGTERM.`,
    examples: [
      ['osmops simulator', 'listen on 127.0.0.1:8008, where examples/openldap looks for OSM'],
      ['osmops simulator --port 0 --operation-seconds 20', 'any free port, and operations that take long'],
    ],
    exitCodes: [
      [0, 'ended by Ctrl-C or a signal'],
      [1, 'an error'],
    ],
  })
    .option('-p, --port <number>', 'port to listen on; 0 is any free one', port, 8008)
    .addOption(
      new Option('--host <address>', 'address to listen on, of this machine alone')
        .choices(loopback)
        .default('127.0.0.1'),
    )
    .option('--operation-seconds <number>', 'how long an operation takes', seconds, 3)
    .action((options) => run(options, (io) => simulate(options, io)));
}

interface SimulatorOptions {
  readonly port: number;
  readonly host: string;
  readonly operationSeconds: number;
}

async function simulate({ port, host, operationSeconds }: SimulatorOptions, io: Io): Promise<ExitCode> {
  const { createSimulator } = await import('../../simulator/index.js');
  const simulator = createSimulator({ operationSeconds, seed: { vimAccounts: [vimAccount] } });
  const address = await simulator.listen(port, host).catch((cause: unknown) => {
    throw cannotListen(host, port, cause);
  });
  printHowToReach(address, host, io);
  const { signal } = io.host.stop;
  if (!signal.aborted) await once(signal, 'abort');
  await simulator.close();
  io.err.line('The simulator has ended.');
  return exitCodes.ok;
}

function printHowToReach({ url, port: bound }: Address, host: string, { out, document }: Io): void {
  const hostname = `${host.includes(':') ? `[${host}]` : host}:${bound}`;
  const connection = { hostname, project: 'admin', user: 'admin', password: 'admin', tls: false };
  out.line(`A simulated OSM listens on ${hostname}. A connection file for it:`);
  out.line();
  for (const [key, value] of Object.entries(connection)) out.line(`  ${key}: ${value}`);
  out.line();
  out.line(`Its VIM account is ${vimAccount}. Press Ctrl-C to end it.`);
  document({ url, connection, vimAccount });
}

function cannotListen(host: string, port: number, cause: unknown): OsmopsError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new OsmopsError({
    code: 'simulator-failed',
    message: `The simulator cannot listen on port ${port} of ${host}: ${reason}`,
    remedy: 'Choose another port with --port; 0 is any free one.',
    cause,
  });
}

function port(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number <= 65_535) return number;
  throw new InvalidArgumentError('It is not a port, which is a number from 0 to 65535.');
}

function seconds(text: string): number {
  const number = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && number <= 86_400) return number;
  throw new InvalidArgumentError('It is not a number of seconds up to a day, such as 0.3.');
}
