import type { Explanations } from './explanation.js';

/** Errors of Terraform and of the provider's process. */
export const terraformExplanations = {
  'terraform-missing': {
    cause:
      'Neither `terraform` nor `tofu` was found on `PATH`, or what was found (or what `OSMOPS_TERRAFORM` names) cannot be run or is too old.',
    remedy:
      'Install Terraform or OpenTofu; or run `osmops terraform install`, which downloads and checks one; or name an executable in `OSMOPS_TERRAFORM`.',
  },
  'terraform-failed': {
    cause:
      'A run of Terraform ended with an error, or what it said could not be understood. The errors of Terraform itself, and those of the provider, stand above.',
    remedy:
      'Correct what the message names, then run it again. `TF_LOG=debug` makes Terraform and the provider tell more.',
  },
  'terraform-download': {
    cause:
      'Terraform could not be downloaded, or what came is not what its makers signed: no network, a proxy in between, no such version, no room on the disk.',
    remedy:
      'Check the network and try again, or install Terraform in another way and name it in `OSMOPS_TERRAFORM`. A file that failed its check is not kept.',
  },
  'provider-failed': {
    cause:
      'The process of the provider `osm` could not be started or ended before it served; or its program could not be put where Terraform looks for it.',
    remedy:
      'In a checkout, run `npm run build`. Make the folder that the message names writable. If it stays, `TF_LOG=debug` shows what the provider says: please report that.',
  },
  'state-unsaved': {
    cause:
      'The last apply could not write the state where it belongs (osmops was killed, a full disk, a server that was away), and Terraform left it in `errored.tfstate` in its working folder. osmops takes such a file in by itself when it is whole and the successor of the state that is kept: of the same lineage, with a higher serial. This one is not.',
    remedy:
      'Compare the file with what `osmops state pull` gives (of a repository of a poller with `--repository NAME`, here and below). If the file is the right one, keep it with `osmops state push --force FILE`, and remove it. If the message says that the file is not whole, only remove it: what was made is found in OSM by its name.',
  },
  'state-unknown': {
    cause:
      'There is a state below the repository (`.osmops/terraform.tfstate`), where earlier versions of osmops kept it, and this user has not had it taken in, or it has changed since. It may be yours and know of what runs; or it came with the repository, and whoever wrote it would say what Terraform starts and destroys.',
    remedy:
      'If it is yours, run `osmops state adopt FILE`: it shows what is in it, asks, and copies it to where osmops keeps states now. Otherwise remove the file.',
  },
  'state-moved': {
    cause:
      'The state of this repository was given to a repository of a poller by `osmops state move`. Two that go on with one state would undo what the other does, so the command plans, applies and destroys nothing here any more.',
    remedy:
      'Commit what you want, and the poller applies it. To go on by hand, stop the poller, or take the repository out of its configuration, and run `osmops state adopt FILE` with `repositories/NAME/state/terraform.tfstate` of its data folder.',
  },
  'provider-foreign': {
    cause:
      'A state names a provider other than `osmops/osm`. Terraform would fetch that provider from the registry that the state names, and start it. Nothing was fetched or started.',
    remedy:
      'If the state is not yours, remove it. If it is, take what osmops does not manage out of it with plain `terraform state rm` before osmops uses it.',
  },
  'folder-unsafe': {
    cause:
      'osmops keeps states in a folder of the user (`$XDG_STATE_HOME/osmops`, by default `~/.local/state/osmops`) and runs Terraform there, for nobody else is to say what Terraform does. That folder, one above it or a link on the way belongs to somebody else or can be written by others; or there is a configuration file in it that osmops did not write.',
    remedy:
      'Do what the message says: give the folder back to its user (`chown`, `chmod go-w`), remove the file, or name another place in `XDG_STATE_HOME`.',
  },
  'state-damaged': {
    cause:
      'The state file is no JSON, or not what Terraform writes: the machine went down while it was written, the disk was full, or it was edited.',
    remedy:
      'Put the last good copy in its place; the poller keeps some and names the newest. Then plan, and look at the plan: what was made since that copy is found again by its name.',
  },
  'state-locked': {
    cause:
      'Another osmops, or a `terraform` or `cdktf` by hand, reads or writes the same state. A Terraform whose osmops was killed works on, and holds the lock until it has ended.',
    remedy:
      'Wait for it to end, then try again. The lock is one of the operating system on the state file: it ends with the process that holds it, so nothing is to be removed after a crash.',
  },
  'state-refused': {
    cause:
      'A state was to be kept that belongs to another lineage, or is older than the one that is kept, or is not whole; or a change names something that the state does not have.',
    remedy:
      'Look at what is kept with `osmops state list` and `osmops state pull`. `osmops state push --force FILE` keeps a state whatever is kept; a copy of the other is made first.',
  },
  'begun-unknown': {
    cause:
      'osmops was told to forget what an apply that was cut off had begun, but nothing is recorded under that address: it may have been found and dealt with meanwhile.',
    remedy: 'List what is recorded with `osmops begun`, and give an address as it stands there.',
  },
  'begun-unusable': {
    cause:
      'Before an apply osmops writes down what it is about to create, so that nothing is forgotten if it is cut off. That file, `begun.json` beside the state, cannot be read or written: permissions, a full disk, a file that was edited or cut off.',
    remedy:
      'Make the folder writable and see that its disk has room. If the file is damaged, compare what OSM has with the state before you move it away: what an apply that was cut off has made may be in OSM alone, and nothing would find it again.',
  },
} as const satisfies Explanations;
