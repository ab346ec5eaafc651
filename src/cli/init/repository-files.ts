import { isAbsolute, posix } from 'node:path';
import { configFileName } from '../../repository/config-file.js';
import { jsonSchemas, schemaFiles } from '../../repository/schemas/json-schemas.js';
import { knfPackage } from './knf-package.js';
import { type NewFile, schemaFolder, schemaLine, toYaml } from './new-file.js';
import { type Answers, plainName } from './questions.js';

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
  const targetDir = posix.normalize(`./${answers.targetDir.trim()}`).replace(/\/$/, '');
  return [
    config(answers, targetDir),
    nsInstance(answers, targetDir),
    ...(answers.chart === '' ? [] : knfPackage(answers, targetDir)),
    ...[...jsonSchemas()].map(([file, schema]) => ({
      path: posix.join(schemaFolder, file),
      text: `${JSON.stringify(schema, null, 2)}\n`,
    })),
  ];
}

/** The connection file, if it is the repository's to have. */
export function connectionFileOf({ connectionFile }: Answers): NewFile | undefined {
  if (isAbsolute(connectionFile.trim())) return undefined;
  const path = posix.normalize(connectionFile.trim());
  const text = `${schemaLine(path, schemaFiles.connection)}# OSM as \`osmops simulator\` has it: put the address and the login of yours here. Git ignores this file.\n${toYaml(simulatorConnection)}`;
  return { path, text, secret: true };
}

function config({ connectionFile }: Answers, targetDir: string): NewFile {
  const text = toYaml({ targetDir, connectionFile: connectionFile.trim() });
  return { path: configFileName, text: schemaLine(configFileName, schemaFiles.config) + text };
}

function nsInstance(answers: Answers, targetDir: string): NewFile {
  const { name, nsdName, vnfName, vimAccountName, kduName } = answers;
  const path = posix.join(targetDir, `${plainName(name)}.osmops.yaml`);
  const text = toYaml({ kind: 'NsInstance', name, nsdName, vnfName, vimAccountName, kdu: { name: kduName } });
  const hint = '  # params: the Helm values, as a mapping\n';
  return { path, text: schemaLine(path, schemaFiles.nsInstance) + text + hint };
}
