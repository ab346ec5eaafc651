import { nsd, vnfd } from '../../packages/support/descriptors.js';
import { connection, nsInstance } from '../../repository/support/repository.js';
import type { Row } from '../support/row.js';

const ops = (name: string) => nsInstance({ name });
const links = 'follows symbolic links, or passes over them in silence';

const files: readonly Row[] = [
  {
    rule: 'files are found at any depth, in hidden folders too',
    source: 'cfg/fsvisitor.go Visit; cfg/fsvisitor_test.go TestVisit; util/file/visitor_test.go',
    files: { 'a.osmops.yaml': ops('a'), 'b/c/d/e.osmops.yaml': ops('b'), '.f/.g.osmops.yaml': ops('c') },
  },
  {
    rule: 'a file is known by the end of its lower-cased name',
    source: 'cfg/fsvisitor.go isGitOpsFile',
    files: {
      'A.OSMOPS.YAML': ops('a'),
      '.osmops.yaml': ops('b'),
      'b.OsmOps.yml': ops('c'),
      'osmops.yaml': 'x',
      'a.osmops.yaml.bak': 'x',
      'ignored.yaml': 'x',
    },
  },
  {
    rule: 'files outside of targetDir are none of its business',
    source: 'cfg/store.go RepoTargetDirectory; cfg/fsvisitor.go NewKduNsActionRepoScanner',
    files: {
      'osm_ops_config.yaml': 'connectionFile: connection.yaml\ntargetDir: deploy\n',
      'deploy/a.osmops.yaml': ops('a'),
      'b.osmops.yaml': ops('b'),
      'osm-pkgs/p/d.yaml': 'x',
    },
  },
  {
    rule: 'a folder with the name of a file is searched',
    source: 'cfg/fsvisitor.go isGitOpsFile',
    files: { 'a.osmops.yaml/b.osmops.yaml': ops('a'), 'a.osmops.yaml/c': 'x' },
  },
  {
    rule: 'names that differ in case only are different names, and so are those of files',
    source: 'util/file/visitor.go; nbic/nsinstances.go lookupNsInstanceId',
    files: {
      'a.osmops.yaml': ops('ldap'),
      'A.osmops.yaml': ops('Ldap'),
      '\u00e9.osmops.yaml': ops('c'),
      'e\u0301.osmops.yaml': ops('d'),
    },
  },
  {
    rule: 'files of .git and .osmops',
    source: 'util/file/visitor.go Visit',
    files: { '.git/a.osmops.yaml': ops('a'), 'sub/.osmops/b.osmops.yaml': ops('b') },
    differs: { listedAs: 'searches `.git` and `.osmops` too', problems: [] },
  },
  {
    rule: 'the configuration and the connection file where the extension is .yaml',
    source: 'cfg/fsvisitor.go isGitOpsFile',
    files: {
      'osm_ops_config.yaml': 'connectionFile: connection.yaml\nfileExtensions: [.yaml]\n',
      'connection.yaml': connection,
      'a.yaml': ops('a'),
    },
    differs: {
      listedAs:
        'takes its configuration and the connection file for NsInstance files where they have the extension',
      problems: [],
    },
  },
  {
    rule: 'a link to a file',
    source: 'cfg/fsvisitor.go visitFile',
    files: { 'a.txt': ops('a') },
    links: { 'b.osmops.yaml': 'a.txt' },
    differs: {
      listedAs: links,
      problems: ["error file-unreadable b.osmops.yaml 'b.osmops.yaml' is a symbolic link"],
    },
  },
  {
    rule: 'a link that leads nowhere',
    source: 'cfg/fsvisitor.go visitFile; cfg/fsvisitor_test.go TestVisitFileIOReadError',
    files: {},
    links: { 'b.osmops.yaml': 'nowhere' },
  },
  {
    rule: 'a link to a folder, with the name of a file',
    source: 'util/file/visitor.go Visit: filepath.Walk follows no links',
    files: { 'sub/a.txt': '' },
    links: { 'b.osmops.yaml': 'sub' },
  },
  {
    rule: 'a link to a folder, without one',
    source: 'util/file/visitor.go Visit: filepath.Walk follows no links',
    files: { 'sub/a.osmops.yaml': ops('a') },
    links: { other: 'sub', 'sub/loop': '..' },
  },
  {
    rule: 'a link to a folder that is not searched anyway',
    source: 'util/file/visitor.go Visit: filepath.Walk follows no links',
    files: {
      'osm_ops_config.yaml': 'connectionFile: connection.yaml\ntargetDir: deploy\n',
      'deploy/b.osmops.yaml': ops('b'),
      'moved/a.osmops.yaml': ops('a'),
    },
    links: { 'deploy/kdu': '../moved' },
    differs: {
      listedAs: links,
      problems: ["error file-unreadable deploy/kdu 'deploy/kdu' is a symbolic link to a folder"],
    },
  },
];

const packages: readonly Row[] = [
  {
    rule: 'packages are the folders right under osm-pkgs, and files there are none',
    source: 'cfg/store.go RepoPkgDirectories; cfg/store_test.go TestRepoPkgRootDirWithSubdirs',
    files: {
      'osm-pkgs/openldap_ns/d.yaml': nsd,
      'osm-pkgs/openldap_knf/d.yaml': vnfd,
      'osm-pkgs/openldap_knf/osm-pkgs/z.txt': '',
      'osm-pkgs/README.md': '',
      'sub/osm-pkgs/no/d.yaml': 'x',
    },
  },
  {
    rule: 'no osm-pkgs',
    source: 'cfg/store_test.go TestNoRepoPkgRootDir',
    files: { 'OSM-PKGS/p/d.yaml': vnfd },
  },
  {
    rule: 'osm-pkgs without folders',
    source: 'cfg/store_test.go TestRepoPkgRootDirWithNoSubdirs',
    files: { 'osm-pkgs/dummy.yaml': '' },
  },
  {
    rule: 'osm-pkgs that is a file',
    source: 'cfg/store.go RepoPkgDirectories',
    files: { 'osm-pkgs': '' },
  },
  {
    rule: 'an NsInstance file among the packages',
    source: 'cfg/fsvisitor.go Visit',
    files: { 'osm-pkgs/a.osmops.yaml': ops('a'), 'sub/osm-pkgs/no/b.osmops.yaml': ops('b') },
  },
  {
    rule: 'an NsInstance file inside a package',
    source: 'cfg/fsvisitor.go Visit',
    files: { 'osm-pkgs/openldap_knf/d.yaml': vnfd, 'osm-pkgs/openldap_knf/sub/a.osmops.yaml': ops('a') },
    differs: {
      listedAs: 'reads NsInstance files inside packages',
      problems: [
        'error file-invalid osm-pkgs/openldap_knf/sub/a.osmops.yaml:1:7 An OSM Ops file of kind NsInstance',
      ],
    },
  },
  {
    rule: 'a link among the packages',
    source: 'util/file/paths.go ListSubDirectoryNames: a link is no folder to it',
    files: { 'p/d.yaml': vnfd, 'osm-pkgs/openldap_knf/d.yaml': vnfd },
    links: { 'osm-pkgs/linked': '../p' },
    differs: {
      listedAs: links,
      problems: ["error file-unreadable osm-pkgs/linked 'osm-pkgs/linked' is a symbolic"],
    },
  },
  {
    rule: 'a link inside a package',
    source: 'pkgr/types.go addFileHash: left out of the archive',
    files: { 'osm-pkgs/openldap_knf/d.yaml': vnfd },
    links: { 'osm-pkgs/openldap_knf/linked': 'd.yaml' },
  },
  {
    rule: 'a link in the place of osm-pkgs',
    source: 'cfg/store.go RepoPkgDirectories',
    files: { 'p/openldap_knf/d.yaml': vnfd },
    links: { 'osm-pkgs': 'p' },
    differs: { listedAs: links, problems: ["error file-unreadable osm-pkgs 'osm-pkgs' is a symbolic link"] },
  },
  {
    rule: 'a package without a descriptor',
    source: 'nbic/packages.go newPkgReader, post',
    files: { 'osm-pkgs/openldap_knf/README.md': '' },
    differs: {
      listedAs: 'leaves it to OSM to refuse names, descriptions, parameters and packages',
      problems: ['error package-invalid osm-pkgs/openldap_knf The folder has no descriptor.'],
    },
  },
];

export const finding: readonly Row[] = [...files, ...packages];
