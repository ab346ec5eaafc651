import { isAbsolute, posix } from 'node:path';
import { schemaFiles } from '../../repository/schemas/json-schemas.js';
import { knfPackage } from './knf-package.js';
import { configFile, type NewFile, plainFolder, schemaCopies, yamlFile } from './new-file.js';
import { plainName } from './plain-name.js';
import type { Answers } from './questions.js';

/** What `osmops simulator` takes, and OSM's documented defaults: nothing secret. */
const simulatorConnection = {
  hostname: '127.0.0.1:8008',
  project: 'admin',
  user: 'admin',
  password: 'admin',
  tls: false,
};

/** The files of a new repository. A connection file at an absolute path is somebody else's. */
export function repositoryFiles(answers: Answers): readonly NewFile[] {
  const targetDir = plainFolder(answers.targetDir);
  return [
    configFile(targetDir, answers.connectionFile.trim()),
    nsInstance(answers, targetDir),
    ...(answers.chart === '' ? [] : knfPackage(answers, targetDir)),
    ...schemaCopies(),
  ];
}

/** The connection file, if it is the repository's to have. */
export function connectionFileOf({ connectionFile }: Answers): NewFile | undefined {
  if (isAbsolute(connectionFile.trim())) return undefined;
  const path = posix.normalize(connectionFile.trim());
  const comment =
    '# OSM as `osmops simulator` has it: put the address and the login of yours here. Git ignores this file.\n';
  return { ...yamlFile(path, schemaFiles.connection, simulatorConnection, comment), secret: true };
}

function nsInstance(answers: Answers, targetDir: string): NewFile {
  const { name, nsdName, vnfName, vimAccountName, kduName } = answers;
  const path = posix.join(targetDir, `${plainName(name)}.osmops.yaml`);
  const file = yamlFile(path, schemaFiles.nsInstance, {
    kind: 'NsInstance',
    name,
    nsdName,
    vnfName,
    vimAccountName,
    kdu: { name: kduName },
  });
  return { ...file, content: `${file.content}  # params: the Helm values, as a mapping\n` };
}
