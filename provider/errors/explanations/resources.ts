import type { Explanations } from './explanation.js';

/** Errors of the resources: NS instances, packages and what they name. */
export const resourceExplanations = {
  'operation-failed': {
    cause:
      "OSM accepted an operation (an instantiation, an upgrade, a termination) and then reported that it failed, or an operation is in the way of another one. The reason is OSM's and is quoted. After a failed creation the instance stays in OSM as BROKEN, and the next plan replaces it; after a failed upgrade the old parameters stay in force, and the next plan shows the difference again.",
    remedy:
      'Read the reason, correct what it names (the chart, its values, the cluster), and apply again. `osm ns-op-list NAME` shows the operations of an instance. If a termination keeps failing, clean up the cluster by hand, and remove the record with `osm ns-delete --force`.',
  },
  'dependency-not-ready': {
    cause:
      'An NS instance is created only after others are READY (`wait_for`, in an OSM Ops file `dependsOn`). One of them is not in OSM, or was not READY when OSM had ended what it did with it, or not in time. Nothing was made.',
    remedy:
      'Bring that one to work first: `osm ns-show NAME` shows its state and what went wrong. Then apply again. The time to wait is that of the creation (`timeouts`).',
  },
  'already-exists': {
    cause:
      'What is to be created is in OSM already, and may not or cannot be taken over: adoption is not allowed (`adopt_existing`), the NSD, the VIM account or another argument of its creation differs, it is BROKEN or being deleted, the state has it at another address, where it is kept or to be destroyed, it is to be replaced with `create_before_destroy`, for which OSM would have to have two of one name, or it would be left in OSM by its own replacement (`deletion_policy`).',
    remedy:
      'Import it, allow adoption in the provider block, choose another name, or delete it. If the resource was renamed, say so in a `moved` block or with `terraform state mv`. `terraform destroy` plans everything first and meets the same error; with `-refresh=false` it does not.',
  },
  'other-osm': {
    cause:
      'An object of the state belongs to another OSM, or to another project of it, than the connection leads to: OSM names its projects by ids that no other OSM has, and osmops notes the id beside each object that it makes, imports or finds. To go on would make everything anew here, and nobody would know any more what runs there. It is so when the connection was changed, or OSM was installed anew at the same address.',
    remedy:
      'Correct the connection if it is the wrong one. For another OSM use a state of its own: `--state NAME` with osmops, a workspace or another folder with Terraform. If the OSM of the state is gone for good, take what belongs to it out of the state: `osmops state forget --other-osm`, or `terraform state rm`.',
  },
  'ambiguous-name': {
    cause:
      'OSM lets several objects have one name, and has several of this one. Which one is meant cannot be known, and a guess might change or delete the wrong one.',
    remedy: 'Delete or rename all but one, or import the one that is meant by its id.',
  },
  'owned-elsewhere': {
    cause:
      'A repository declares what the state of another repository holds: another one that the same poller watches, or that the same user applies with `osmops`. An object has one owner; two would change it back and forth, and the end of one would destroy what the other still declares.',
    remedy:
      'Choose another name, or leave the object to the repository that owns it. To have it change hands, take it out of that state (`terraform state rm ADDRESS`), then apply here.',
  },
  'unknown-reference': {
    cause:
      'A declaration names an NSD, a member VNF index, a KDU, a virtual link or a VIM account that does not exist, neither in the repository nor in OSM. The message lists those that exist.',
    remedy: 'Use one of the names that exist, or bring the missing one into OSM first.',
  },
  'immutable-parameter': {
    cause:
      'A top-level parameter that was given when an instance was created is no longer wanted. OSM lays the parameters of an upgrade over those of the creation, so no upgrade can take one away. Nor can an upgrade take away the model of a KDU: one that names none leaves it.',
    remedy:
      'Give the parameter a value, such as its chart\'s default, or name the chart that the VNFD names as the model; or have the instance deleted and created anew. In Terraform\'s language `on_key_removal = "replace"` does that. In a repository: take the file out, apply, and put it back.',
  },
  'invalid-parameters': {
    cause:
      "The parameters of a KDU have a form that OSM refuses or would change: they are no mapping, a top-level key holds `.` or `$`, a key is not a scalar, or a number is one that JSON does not have or that is out of a double's range.",
    remedy:
      'Write nested values as nested mappings (`a: {b: 1}` for `a.b: 1`), and put numbers that must keep their exact text in quotes.',
  },
  'invalid-attribute': {
    cause:
      'A value of the configuration or of an import id cannot be used: a relative path where the provider runs in another folder than Terraform, a setting that an import id does not have, a length of time that is none.',
    remedy:
      'Correct the value. Paths are made absolute with `"${abspath(path.module)}/..."` in HCL and with `resolve` in a CDKTF app.',
  },
  'secret-missing': {
    cause:
      'A resource refers to a secret that cannot be read where the provider runs: the environment variable is not set, the file does not exist, is not readable or is empty, or no reference is given. Secrets are never part of a configuration, a plan or the state, so each run that is to send one has to find it, and a plan looks for it first.',
    remedy: 'Set the variable or write the file where the provider runs, and try again.',
  },
  'connection-invalid': {
    cause:
      'The connection file cannot be read, lacks `hostname`, `user`, `password` or `project`, or holds something that these cannot be; or there is none and the environment does not have the variables in its place.',
    remedy:
      'Give all of them in the connection file, or `OSM_HOSTNAME`, `OSM_USER`, `OSM_PASSWORD` and `OSM_PROJECT` in the environment. `hostname` is `host:port`, an IPv6 address in brackets.',
  },
} as const satisfies Explanations;
