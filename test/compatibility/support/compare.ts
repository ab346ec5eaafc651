import { equalByValue, parseExact, stringifyExact } from '../../../provider/json/index.js';
import { parseAddress } from '../../../provider/nbi/address.js';
import { readConnectionFile } from '../../../provider/nbi/read-connection.js';
import { configFileName } from '../../../src/repository/config-file.js';
import {
  type Deployment,
  type NsInstanceDeclaration,
  type RepositoryReading,
  readRepository,
} from '../../../src/repository/index.js';
import type { Answer, Instance } from './answers.js';

/** What osmops makes of a repository, in the words of OSM Ops' answer. */
export async function osmopsAnswer(root: string): Promise<Answer> {
  const reading = await readRepository(root);
  const { deployment } = reading;
  return deployment === undefined ? refusal(root, reading) : acceptance(deployment);
}

/** OSM Ops stops for the sake of its own two files, and skips any other. */
function refusal(root: string, { problems, connectionFile = '' }: RepositoryReading): Answer {
  const files = problems.filter(({ severity }) => severity === 'error').map(({ place }) => place.file);
  const own = files.filter((file) => file === configFileName || connectionFile === `${root}/${file}`);
  const nothing = { port: 0, packages: [], instances: {} };
  return own.length > 0
    ? { ...nothing, refused: own.join(), skipped: [] }
    : { ...nothing, skipped: [...new Set(files)].sort() };
}

async function acceptance({ connectionFile, packages, nsInstances }: Deployment): Promise<Answer> {
  const { hostname, project, user, password } = await readConnectionFile(connectionFile);
  return {
    ...parseAddress(hostname),
    port: parseAddress(hostname)?.port ?? -1,
    project,
    user,
    password,
    packages: packages.map(({ relativeFolder }) => relativeFolder),
    instances: Object.fromEntries(
      nsInstances.map((instance) => [instance.place.file, inWordsOfOsmOps(instance)]),
    ),
    skipped: [],
  };
}

function inWordsOfOsmOps({
  name,
  description = '',
  nsdName,
  vimAccountName,
  vnfs,
}: NsInstanceDeclaration): Instance {
  const vnf = vnfs[0];
  const kdu = vnf?.kdus[0];
  return {
    name,
    description,
    nsdName,
    vnfName: vnf?.memberVnfIndex ?? '',
    vimAccountName,
    kdu: kdu?.name ?? '',
    params: stringifyExact(kdu?.params ?? null),
  };
}

/** The same answer, with the parameters written as in another one where they are equal by value. */
export function inWritingOf(other: Answer, answer: Answer): Answer {
  const instances = Object.entries(answer.instances).map(([file, instance]) => {
    const params = other.instances[file]?.params;
    const same = params !== undefined && equalByValue(parseExact(params), parseExact(instance.params));
    return [file, same ? { ...instance, params } : instance];
  });
  return { ...answer, instances: Object.fromEntries(instances) };
}

/** What counts of an answer: no reason of a refusal, and no connection where a file is skipped, for osmops stops there. */
export function whatCounts({ refused, skipped, instances, ...taken }: Answer): unknown {
  if (refused !== undefined) return 'refused';
  return skipped.length > 0 ? { skipped, instances } : { instances, ...taken };
}
