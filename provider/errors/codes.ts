/**
 * Every code an {@link OsmopsError} can carry, with the title of its page in docs/errors.
 * The set is closed: a message without a code here cannot be made. Codes are stable, people search for them.
 * What the page says else is in `explanations/`, which only the pages load.
 */
export const errorCodes = {
  // OSM's north-bound interface
  'nbi-unreachable': 'OSM could not be reached',
  'nbi-untrusted-certificate': 'OSM presented a TLS certificate that is not trusted',
  'nbi-timeout': 'OSM did not answer in time',
  'nbi-answer-lost': 'A request was sent to OSM but its answer never came',
  'nbi-unauthorized': 'OSM refused the user, the password or the project',
  'nbi-forbidden': 'OSM refused what the user asked for',
  'nbi-not-found': 'OSM does not have what was asked for',
  'nbi-conflict': 'OSM refused because of a conflict with what exists',
  'nbi-rejected': 'OSM refused the request as invalid',
  'nbi-failed': 'OSM failed to answer the request',
  'nbi-bad-answer': 'OSM answered something that could not be understood',
  // resources
  'operation-failed': 'An operation of OSM failed',
  'dependency-not-ready': 'An NS instance that another one waits for is not READY',
  'already-exists': 'What is to be created exists in OSM already',
  'ambiguous-name': 'Several objects in OSM have the same name',
  'unknown-reference': 'Something is named that does not exist',
  'immutable-parameter': 'OSM cannot take a parameter away from a running instance',
  'invalid-parameters': 'Parameters have a form that OSM would refuse or change',
  'invalid-attribute': 'An attribute or an import id has a value that cannot be used',
  'secret-missing': 'A secret that a resource refers to cannot be read',
  'connection-invalid': 'The connection to OSM is not fully or not correctly described',
  // packages
  'package-invalid': 'A folder is not an OSM package',
  'package-changed': 'The content of a package changed between plan and apply',
  // repositories
  'config-invalid': 'osm_ops_config.yaml cannot be used',
  'file-invalid': 'A file of the repository cannot be used',
  'file-unreadable': 'A file of the repository cannot be read',
  'file-not-written': 'A file of a new repository cannot be written',
  'yaml-invalid': 'A file is not valid YAML',
  'yaml-ambiguous': 'A scalar means one thing here and another thing elsewhere',
  'unknown-key': 'A file has a key that nothing reads',
  'duplicate-name': 'One name is declared twice',
  'dependency-cycle': 'NS instances depend on each other in a circle',
  'secret-in-file': 'A file of the repository holds a secret',
  'repository-invalid': 'Something in the repository is in the way of osmops',
  // terraform
  'terraform-missing': 'Neither terraform nor tofu was found',
  'terraform-failed': 'Terraform ended with an error',
  'terraform-download': 'Terraform could not be downloaded',
  'provider-failed': 'The provider could not be started',
  'state-unsaved': 'Terraform could not write the state and left it in a file',
  'state-damaged': 'The state file is damaged',
  'state-locked': 'Somebody else works on the state',
  'state-refused': 'A state or a change of it is not kept',
  'begun-unusable': 'The record of what was begun cannot be read or written',
  // the poller
  'watch-config-invalid': 'osmops.yaml cannot be used',
  'data-unusable': "The poller's data folder cannot be used",
  'poller-failed': 'The poller failed by a fault of its own',
  'poller-running': 'Another poller works in the same data folder',
  'unknown-repository': 'The poller watches no repository of that name',
  'nothing-to-approve': 'No plan waits for approval',
  'other-plan-waits': 'Another plan waits for approval than the one that was approved',
  'plan-stale': 'A plan does not fit any more',
  'repository-suspended': 'A repository is suspended or stopped',
  // watching a poller
  'http-refused': 'The HTTP server may not listen there',
  'http-failed': 'The HTTP server could not be started',
  'request-invalid': 'The poller did not understand a request',
  'request-refused': 'The poller refused a request',
  'request-failed': 'The poller failed to answer a request',
  'poller-unreachable': 'No poller answered',
  'poller-bad-answer': 'A poller answered something that could not be understood',
  'notification-failed': 'A notification could not be delivered',
  // git
  'git-missing': 'Git, or a program that it needs, was not found',
  'git-url-refused': 'The address of a Git repository cannot be used',
  'git-file-unreadable': 'A file that the access to Git needs cannot be used',
  'git-unreachable': 'A Git server could not be reached',
  'git-cut-off': 'A Git server ended the connection too early',
  'git-timeout': 'A Git server did not answer in time',
  'git-unauthorized': 'A Git server refused the credentials',
  'git-untrusted-server': 'A Git server could not prove who it is',
  'git-not-found': 'A Git server does not have the repository',
  'git-ref-missing': 'A Git repository does not have the watched branch or tag',
  'git-commit-missing': 'A commit is not in the history of the watched branch or tag',
  'git-too-large': 'A Git repository is too large',
  'git-content-refused': 'A Git repository has content that cannot be taken',
  'git-failed': 'Git ended with an error',
  'revision-refused': 'A revision does not carry the required signature',
  // the command line
  usage: 'The command line was not understood',
  cancelled: 'The work was cancelled',
  'simulator-failed': 'The simulator could not be started',
  'demo-failed': 'A step of the demo did not do what it says',
} as const satisfies Record<string, string>;

/** The closed set of codes. */
export type ErrorCode = keyof typeof errorCodes;
