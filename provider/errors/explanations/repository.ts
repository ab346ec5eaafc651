import type { Explanations } from './explanation.js';

/** Errors of a repository of OSM Ops files. */
export const repositoryExplanations = {
  'config-invalid': {
    cause:
      'The folder has no `osm_ops_config.yaml`, or a setting in it cannot be used: `connectionFile` is missing, `targetDir` leads to no folder or out of the repository, a file extension can match no file.',
    remedy:
      'Name the folder that holds the repository, and correct the setting. All that the file needs is `connectionFile`.',
  },
  'file-invalid': {
    cause:
      'A file that counts as an OSM Ops file, by its extension, has a form that is not understood: an unknown `kind`, a missing key, a value of another type. osmops stops then, where OSM Ops skips the file: leaving it out would tell Terraform to destroy what it declares.',
    remedy: 'Correct the file at the line that is named, or give it an extension that is not looked for.',
  },
  'file-unreadable': {
    cause:
      'A file or folder of the repository cannot be read: permissions, a link that leads nowhere or out of the repository, something that is no regular file, or a file that is too large. As a warning: a submodule that is not fetched.',
    remedy: 'Make it readable, put the file in the place of the link, or remove it.',
  },
  'file-not-written': {
    cause:
      'A new repository cannot be written as asked for: a name is taken (nothing is ever overwritten), a path leads out of the folder, or the file system refuses it.',
    remedy:
      'Name another folder or other files, or make room where they are to be. Nothing that was there is changed.',
  },
  'yaml-invalid': {
    cause:
      'A file is not valid YAML, or uses what is refused because it would be misread: a key that is there twice, several documents in one file, aliases that multiply or nesting without bounds.',
    remedy:
      'Correct the file at the line and column that are named. Split several documents into several files.',
  },
  'yaml-ambiguous': {
    cause:
      'A scalar without quotes means one thing to the YAML that OSM Ops reads (1.1: `yes` is true, `010` is eight) and another thing to newer readers or to OSM itself.',
    remedy: 'Write the value plainly (`true`, `8`), or put it in quotes if the text is meant.',
  },
  'unknown-key': {
    cause:
      'A file has a key that nothing reads. It is mostly a slip: the value that it was to set stays at its default. OSM Ops says nothing about it.',
    remedy: 'Correct the key, to the one that is guessed if it was meant, or remove it.',
  },
  'duplicate-name': {
    cause:
      'Two files declare an NS instance of one name, two folders hold a package of one id, or two resources of a Terraform configuration have one name. The name is the identity: the two would be changed back and forth.',
    remedy:
      'Remove one of the two, or give it another name. Of files, the message says where the first one is.',
  },
  'dependency-cycle': {
    cause:
      'By their `dependsOn`, NS instances wait for each other in a circle: none of them could be the first to be created.',
    remedy: 'Take one of the dependencies away. The message draws the circle.',
  },
  'secret-in-file': {
    cause:
      'A VimAccount, K8sCluster or HelmRepository file has a key such as `password` or `credentials`, or the `config` of a VIM account a key that names a secret. Git keeps what is committed for everybody who can read the repository, and Terraform would keep it in plan and state.',
    remedy:
      'Take the secret out of the file. Refer to it with `passwordEnv` or `passwordFile` (`credentialsEnv` or `credentialsFile` for a cluster). If it was committed, change it: it is in the history of Git.',
  },
  'passed-over': {
    cause:
      'Something looks as if it were meant to be read, and is not: a YAML file of a kind of osmops whose name no extension of `fileExtensions` matches or that stands outside of `targetDir`; a package outside of `osm-pkgs`; an archive among the packages. If it was read until now, a plan takes what it declares for unwanted.',
    remedy:
      'Give the file a name that ends in one of the extensions, or correct `fileExtensions` or `targetDir` in `osm_ops_config.yaml`; move the package, or unpack the archive: a package is a folder. What is not meant to be read can be left as it is.',
  },
  'nothing-declared': {
    cause:
      'A repository has neither a package nor a file that declares something. It may be new. But it looks the same when its files have moved, or when `targetDir` or `fileExtensions` fits none of them any more: then an apply would destroy everything.',
    remedy:
      'Correct `targetDir` or `fileExtensions` in `osm_ops_config.yaml`. An apply without a question destroys everything only with `--allow-empty`, the poller only after an approval.',
  },
  'repository-invalid': {
    cause:
      'osmops keeps its own files in `.osmops` in the repository, and something else is in the way there.',
    remedy: 'Remove or rename what the message names.',
  },
} as const satisfies Explanations;
