import type { Results } from '../results.js';
import { callsTables } from './calls.js';
import { cookieBytes } from './cookie.js';
import { costTables } from './costs.js';
import { referenceTable, tolerance } from './reference.js';
import { targetTable } from './target-table.js';
import { percent } from './units.js';

export interface RunFacts {
  readonly extent: 'full' | 'quick';
  /** The machine and the versions. */
  readonly environment: readonly string[];
  /** How long the whole took. */
  readonly seconds: number;
  /** How many cases were not measured yet. */
  readonly left: number;
  /** The file with the chart, beside the report. */
  readonly chart: string;
}

/** The whole report as Markdown. */
export function report(results: Results, { extent, environment, seconds, left, chart }: RunFacts): string {
  return `# What osmops costs, measured

Written by \`npm run bench${extent === 'quick' ? ' -- --quick' : ''}\` in ${(seconds / 60).toFixed(1)} minutes; do not edit.${left > 0 ? ` The run was ended early: ${left} cases are missing.` : ''}

${environment.map((line) => `- ${line}`).join('\n')}

## How

- The simulator answers as slowly as OSM's release 8 was measured to: reading 1.6 ms, creating an NS instance 8.9 ms, an
  action 3.3 ms, a login 2.2 ms, but 1 s more within two seconds of the user's last one; writes take one lock; ten threads;
  five connections may wait to be accepted. An operation takes 0.3 s. Records have the sizes of the recordings.
- Everybody talks to it through a proxy that counts connections, requests, and bytes with the HTTP heads. No TLS for anybody.
- **osmops**: provider and login stay between the steps, as in the poller. Each step reads the repository, synthesizes, and
  runs the real Terraform. Its start is left out: Node, provider, \`terraform init\`; so is that of the peers.
- **osmops command**: the command as it is typed, \`osmops apply --auto-approve\`. Each starts Node and the provider, and logs in.
- **osm**: the official command-line client, request for request as recorded. A command for each instance that differs, back
  to back. It does not wait for outcomes. The start of Python, 0.47 s a command, is left out.
- **OSM Ops**: request for request as its client sends them. It does not wait for outcomes and deletes nothing.
- **terraform_data**: Terraform alone with as many resources that do nothing, by the same commands and with its own
  parallelism of 10, with which it is fastest: the floor. It keeps its state by the \`local\` backend, as plain Terraform does.
- **terraform_data, http**: the same with the \`http\` backend, whose server on loopback keeps the state in memory: the floor of whoever keeps
  the state of a Terraform, as osmops does.
- **idle provider**: Terraform, also with its own parallelism, with as many \`osm_ns_instance\`, declared as ours are, of a provider on the
  plugin layer of osmops that does nothing: what is to be paid before the first question to OSM.
- OSM sets a session cookie in every answer. The recordings are without it, and so is the simulator: the targets and the
  comparison with the real peers add ${cookieBytes} bytes to each answer, all other figures do not.
- "until ended" is the wall time until OSM has ended the last operation.

## Targets

${targetTable(results)}

Why those that are not met are not: [limits.md](limits.md).

![Bytes and wall time of 10 creates and 10 upgrades](${chart})

## The scripted peers beside the real ones

In brackets what the real ones were measured to cost with the real OSM, and how far the scripted ones are from it: requests
are the same, bytes within ${percent(tolerance)}. The wall times of the real OSM include its work on long lists.

${referenceTable(results)}

## All steps

${costTables(results)}

## What osmops asks

Every request of osmops with 10 instances, by kind.

${callsTables(results)}
`;
}
