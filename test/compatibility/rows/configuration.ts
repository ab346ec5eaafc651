import { connection, nsInstance } from '../../repository/support/repository.js';
import type { Row } from '../support/row.js';

const usual = 'connectionFile: connection.yaml\n';
const withConfig = (config: string, file = 'deploy/a.osmops.yaml') => ({
  'osm_ops_config.yaml': config,
  'connection.yaml': connection,
  [file]: nsInstance(),
});

const targetDir: readonly Row[] = [
  ['targetDir left out', usual],
  ['targetDir empty', `${usual}targetDir: ""\n`],
  ['targetDir null', `${usual}targetDir: ~\n`],
  ['targetDir as the root', `${usual}targetDir: .\n`],
  ['targetDir as a folder', `${usual}targetDir: deploy\n`],
  ['targetDir with blanks around it', `${usual}targetDir: "\\tdeploy/\\n"\n`],
  ['targetDir with a slash before it', `${usual}targetDir: /deploy\n`],
  ['targetDir that goes up and down again', `${usual}targetDir: deploy/../deploy\n`],
  ['targetDir that is only blanks', `${usual}targetDir: " "\n`],
  ['targetDir that is not there', `${usual}targetDir: nope\n`],
  ['targetDir that is a file', `${usual}targetDir: connection.yaml\n`],
  ['targetDir that is a list', `${usual}targetDir: [deploy]\n`],
].map(([rule = '', config = '']) => ({
  rule,
  source:
    'cfg/store.go buildTargetDirPath; cfg/yamltypes_test.go TestOpsConfigValidation*, TestNoTargetDirOnFS',
  files: withConfig(config),
}));

const fileExtensions: readonly Row[] = [
  ['fileExtensions left out: .yaml', usual, 'a.osmops.yaml'],
  ['fileExtensions left out: .yml', usual, 'a.osmops.yml'],
  ['fileExtensions left out: no other', usual, 'a.ops.yaml'],
  ['fileExtensions that replace the default ones', `${usual}fileExtensions: [.ops.yaml]\n`, 'a.ops.yaml'],
  ['fileExtensions after which the default ones are none', `${usual}fileExtensions: [.x]\n`, 'a.osmops.yaml'],
  ['fileExtensions with blanks around them', `${usual}fileExtensions: [" .me "]\n`, 'a.me'],
  ['fileExtensions that are blank', `${usual}fileExtensions: ["", " ", ~, .me]\n`, 'a.me'],
  ['fileExtensions none of which says anything', `${usual}fileExtensions: [" "]\n`, 'a.osmops.yaml'],
  ['fileExtensions as an empty list', `${usual}fileExtensions: []\n`, 'a.osmops.yaml'],
  ['fileExtensions without a point', `${usual}fileExtensions: [me]\n`, 'notme'],
  ['fileExtensions that are numbers', `${usual}fileExtensions: [1]\n`, 'a.1'],
  ['fileExtensions in capital letters, which no name has', `${usual}fileExtensions: [.OPS]\n`, 'a.OPS'],
  ['fileExtensions as a text', `${usual}fileExtensions: .me\n`, 'a.me'],
  ['fileExtensions as a mapping', `${usual}fileExtensions: {a: .me}\n`, 'a.me'],
].map(([rule = '', config = '', file = '']) => ({
  rule,
  source: 'cfg/store.go getFileExtensions; cfg/store_test.go TestDefaultFileExtensions',
  files: withConfig(config, file),
}));

const connectionFile: readonly Row[] = [
  ['connectionFile left out', 'targetDir: .\n'],
  ['connectionFile empty', 'connectionFile: ""\n'],
  ['connectionFile null', 'connectionFile: ~\n'],
  ['connectionFile blank', 'connectionFile: "\\n"\n'],
  ['connectionFile with blanks around it', 'connectionFile: "\\n./connection.yaml\\t"\n'],
  ['connectionFile as an absolute path', 'connectionFile: ROOT/connection.yaml\n'],
  ['connectionFile as an absolute path with blanks after it', 'connectionFile: "ROOT/connection.yaml "\n'],
  ['connectionFile with a blank before its slash: below the root', 'connectionFile: " /connection.yaml"\n'],
  ['connectionFile that is not there', 'connectionFile: nope.yaml\n'],
  ['connectionFile that is a folder', 'connectionFile: deploy\n'],
].map(([rule = '', config = '']) => ({
  rule,
  source: 'cfg/store.go buildCredsDirPath, readCreds; cfg/yamltypes_test.go TestOpsConfigValidation*',
  files: withConfig(config),
}));

export const configuration: readonly Row[] = [
  ...targetDir,
  ...fileExtensions,
  ...connectionFile,
  {
    rule: 'a root that is not there',
    source: 'cfg/store.go NewStore; cfg/store_test.go TestInvalidRepoRootDir',
    files: {},
    root: 'missing',
  },
  {
    rule: 'a root that is a file',
    source: 'util/file/paths.go IsDir',
    files: {},
    root: 'connection.yaml',
  },
  {
    rule: 'a root without a configuration',
    source: 'cfg/store.go readConfig; cfg/store_test.go TestNoConfigFile',
    files: { 'sub/config.yaml': usual },
    root: 'sub',
  },
  {
    rule: 'a configuration that is no YAML',
    source: 'cfg/yamlreader_test.go TestFromBytesErrorOnInvalidYaml',
    files: withConfig('x: { y'),
  },
  {
    rule: 'a configuration that is empty',
    source: 'cfg/yamltypes.go OpsConfig.Validate',
    files: withConfig(''),
  },
  {
    rule: 'a configuration that is a list',
    source: 'cfg/yamlreader.go fromBytes',
    files: withConfig('[]\n'),
  },
  {
    rule: 'a relative connectionFile that is a link',
    source: 'cfg/store.go readCreds',
    files: withConfig('connectionFile: link.yaml\n'),
    links: { 'link.yaml': 'connection.yaml' },
    differs: {
      listedAs: 'follows symbolic links, or passes over them in silence',
      problems: [
        "error config-invalid osm_ops_config.yaml:1:17 'connectionFile' goes through a symbolic link, and links are not followed.",
      ],
    },
  },
  {
    rule: 'an absolute connectionFile that is a link, as Kubernetes mounts secrets',
    source: 'cfg/store.go readCreds',
    files: withConfig('connectionFile: ROOT/link.yaml\n'),
    links: { 'link.yaml': 'connection.yaml' },
  },
  {
    rule: 'a configuration that is a link',
    source: 'cfg/store.go readConfig',
    files: { 'config.yaml': usual, 'sub/connection.yaml': connection, 'sub/a.osmops.yaml': nsInstance() },
    links: { 'sub/osm_ops_config.yaml': '../config.yaml' },
    root: 'sub',
    differs: {
      listedAs: 'follows symbolic links, or passes over them in silence',
      problems: ['error file-unreadable osm_ops_config.yaml The file is a symbolic link'],
    },
  },
  {
    rule: 'a targetDir below a link',
    source: 'cfg/store.go buildTargetDirPath',
    files: withConfig(`${usual}targetDir: link/deploy\n`),
    links: { link: '.' },
    differs: {
      listedAs: 'follows symbolic links, or passes over them in silence',
      problems: ["error config-invalid osm_ops_config.yaml:2:12 'targetDir' goes through a symbolic link"],
    },
  },
  {
    rule: 'a targetDir outside of the repository',
    source: 'util/file/paths.go AbsPath.Join',
    files: {
      'outside/a.osmops.yaml': nsInstance(),
      'sub/osm_ops_config.yaml': `${usual}targetDir: ../outside\n`,
      'sub/connection.yaml': connection,
    },
    root: 'sub',
    differs: {
      listedAs: 'takes a `targetDir`, or a relative `connectionFile`, that leads out of the repository',
      problems: ["error config-invalid osm_ops_config.yaml:2:12 'targetDir' leads out of the repository."],
    },
  },
  {
    rule: 'a relative connectionFile outside of the repository',
    source: 'cfg/store.go buildCredsDirPath',
    files: { 'sub/osm_ops_config.yaml': 'connectionFile: ../connection.yaml\n' },
    root: 'sub',
    differs: {
      listedAs: 'takes a `targetDir`, or a relative `connectionFile`, that leads out of the repository',
      problems: [
        "error config-invalid osm_ops_config.yaml:1:17 'connectionFile' leads out of the repository.",
      ],
    },
  },
  {
    rule: 'an unknown key in the configuration',
    source: 'cfg/yamlreader.go fromBytes: yaml.Unmarshal, which is not strict',
    files: withConfig(`${usual}targetdir: deploy\n`),
    differs: {
      listedAs: 'passes over unknown keys',
      problems: [
        "warning unknown-key osm_ops_config.yaml:2:1 Nothing reads the key 'targetdir'; did you mean 'targetDir'?",
      ],
    },
  },
];
