/** A difference that no repository shows by being read: a test elsewhere holds it. */
export interface Elsewhere {
  /** The first column of the table in docs/repository.md. */
  readonly listedAs: string;
  /** Where OSM Ops has it: files below its folder `osmops`, functions. */
  readonly source: string;
  readonly heldBy: { readonly file: string; readonly test: string };
}

export const elsewhere: readonly Elsewhere[] = [
  {
    listedAs: 'skips a file without a `kdu`',
    source: 'cfg/yamltypes.go KduNsAction.Validate',
    heldBy: {
      file: 'test/repository/kinds/ns-instance/short-form.test.ts',
      test: 'a service of VMs needs neither a VNF nor a KDU',
    },
  },
  {
    listedAs: 'leaves links inside a package out of its archive',
    source: 'pkgr/types.go addFileHash',
    heldBy: {
      file: 'test/packages/inspect-package.test.ts',
      test: 'a link that stays inside is what it points to, as a charm has it',
    },
  },
  {
    listedAs: 'leaves in OSM what no file declares any more',
    source: 'engine/reconcile.go Reconcile',
    heldBy: {
      file: 'test/cli/end-to-end/main-job.test.ts',
      test: 'a change in a file is a change in place, and a file removed is a deletion',
    },
  },
  {
    listedAs: 'upgrades every instance at each run',
    source: 'nbic/nsinstances.go CreateOrUpdateNsInstance',
    heldBy: {
      file: 'test/cli/end-to-end/main-job.test.ts',
      test: 'a repository is planned, applied, and planned again with nothing to do',
    },
  },
  {
    listedAs: 'asks OSM, and does not look what becomes of it',
    source: 'nbic/nsinstances.go createNsInstance, updateNsInstance',
    heldBy: {
      file: 'test/acceptance/operations.test.ts',
      test: 'that fails is an error and taints; the next apply replaces what OSM keeps as BROKEN',
    },
  },
  {
    listedAs: 'takes over whatever OSM has under a wanted name',
    source: 'nbic/nsinstances.go CreateOrUpdateNsInstance',
    heldBy: {
      file: 'test/cli/end-to-end/adoption.test.ts',
      test: 'nobody is asked: nothing is taken over, and the option to add is named',
    },
  },
  {
    listedAs: 'updates the descriptor of a package, and none of its other files',
    source: 'nbic/packages.go put, findPkgDescriptor',
    heldBy: {
      file: 'test/acceptance/packages.test.ts',
      test: 'is uploaded again in place when its content changes, and keys that are gone go',
    },
  },
  {
    listedAs: 'uploads packages in the order of their names',
    source: 'engine/reconcile.go processPackages; cfg/store.go RepoPkgDirectories',
    heldBy: {
      file: 'test/constructs/stack.test.ts',
      test: 'orders VNF packages, NS packages and instances by what needs what',
    },
  },
  {
    listedAs: 'speaks plain HTTP',
    source: 'engine/reconcile.go newNbic',
    heldBy: { file: 'test/nbi/http/detect-tls.test.ts', test: 'is spoken to over TLS' },
  },
  {
    listedAs: 'takes any certificate',
    source: 'nbic/client.go newHttpClient',
    heldBy: { file: 'test/nbi/http/tls.test.ts', test: 'that no authority vouches for is refused' },
  },
  {
    listedAs: 'package folders end in `_knf` or `_ns` and are named like the id',
    source: 'nbic/packages.go IsKnf, IsNs, mkPkgHandler',
    heldBy: {
      file: 'test/repository/find-files.test.ts',
      test: 'packages one folder down, told apart by their descriptors',
    },
  },
  {
    listedAs: 'knows NS instances alone, and skips a file of another kind',
    source: 'cfg/yamltypes.go KduNsActionKind',
    heldBy: {
      file: 'test/examples/full-osm.test.ts',
      test: 'all that an OSM needs is brought up in one apply, in order',
    },
  },
  {
    listedAs: 'takes one VNF with one KDU a file, and its Helm values',
    source: 'cfg/yamltypes.go KduNsAction',
    heldBy: {
      file: 'test/repository/kinds/ns-instance/long-form.test.ts',
      test: 'says everything that an instantiation can be told',
    },
  },
  {
    listedAs: 'creates instances in the order of their files',
    source: 'cfg/fsvisitor.go Visit',
    heldBy: {
      file: 'test/examples/full-osm.test.ts',
      test: 'an instance is made when the one that it depends on is done',
    },
  },
];
