import type { Explanations } from './explanation.js';

/** Errors of the Git repositories that are watched. */
export const gitExplanations = {
  'git-missing': {
    cause:
      'The program `git` is not on the PATH or is older than 2.34; or a program that it needs for this repository is not there: `ssh` for an ssh address, `gpg` or `ssh-keygen` for signatures.',
    remedy: 'Install it where the poller runs.',
  },
  'git-url-refused': {
    cause:
      'The address is no https, ssh or file address, holds a user and a password, or has a part that Git or SSH would take for an option. Addresses such as `ext::` make Git start programs, and a password in an address ends up in logs: both are refused before Git sees them. The message does not quote the address.',
    remedy:
      'Write `https://host/path`, `ssh://user@host/path`, `user@host:path` or `file:///path`, and name files with the credentials in `auth`.',
  },
  'git-file-unreadable': {
    cause:
      'A file that the configuration names for the access to a repository cannot be read, is empty, or holds more than one line where one is expected: a token, a password, an SSH key, known hosts, certificates or the keys of signers. They are read anew each time, so this can begin while the poller runs.',
    remedy: 'Check the path, its permissions for the user that the poller runs as, and what is in it.',
  },
  'git-unreachable': {
    cause:
      'No connection came about: the name is unknown, nothing listens there, no route leads there, the proxy does not let it through, or the server answers with an error of its own. For a file address: the path does not exist.',
    remedy: 'Check the address and the network. The poller looks again by itself.',
  },
  'git-cut-off': {
    cause: 'The connection was there and ended before everything had come. What came is thrown away.',
    remedy:
      'Nothing, as a rule: the poller tries again. If it stays, look at what stands between: a proxy, a limit of the server.',
  },
  'git-timeout': {
    cause:
      'A look at the repository, or a fetch from it, took longer than the `timeout` of its configuration.',
    remedy:
      'If the server is only slow, or the repository large, make `timeout` longer. The poller tries again.',
  },
  'git-unauthorized': {
    cause:
      'The server refused the token, the password or the SSH key, or wants one and none is configured. Some servers say of a private repository that it does not exist instead.',
    remedy:
      'Check what is in the file, and that it may read the repository. A new token is taken from the file at the next look.',
  },
  'git-untrusted-server': {
    cause:
      'The SSH host key of the server is not in `knownHostsFile`, or is another one than there; or its TLS certificate was issued by an authority that is not known, is for another name, or has expired. Nothing was sent.',
    remedy:
      'If the server is the right one, add its host key (`ssh-keyscan HOST`, and compare the fingerprint with what its operator says), or name its authority in `caFile`. A key that changed without announcement may be an attack.',
  },
  'git-not-found': {
    cause: 'The server has no repository at the address, or does not show it to who asks.',
    remedy: 'Check the address, and that the credentials may read the repository.',
  },
  'git-ref-missing': {
    cause:
      'The repository has no branch or tag of the configured name, or no tag in the range of versions. It may have been deleted, or the repository is empty.',
    remedy:
      'Push the branch or the tag, or change the configuration. What is deployed stays as it is; the poller goes on looking.',
  },
  'git-commit-missing': {
    cause:
      'What was asked for is no commit id, fits several commits, or is a commit that the history of the watched branch or tag does not have. A force-push takes commits out of the history.',
    remedy: 'Give more digits of the id, or one that `git log` of the watched branch or tag shows.',
  },
  'git-too-large': {
    cause:
      'What has to be fetched, or the files of the commit together, are larger than `maxSize`, or there are more than 100,000 of them. What came is thrown away.',
    remedy: 'Take out of the repository what does not belong there, or raise `maxSize`.',
  },
  'git-content-refused': {
    cause:
      "The repository has objects that no honest Git makes: a path named `.git` or `..`, two entries of one name, a damaged object. Git's own checks refuse some on arrival, osmops the rest before it writes a file.",
    remedy: 'Find out who made the commit. `git fsck` in a clone names the objects.',
  },
  'git-failed': {
    cause: 'Git ended with an error that has no code of its own. Its text is quoted.',
    remedy: "Read Git's text. If it does not explain itself, please report it.",
  },
  'revision-refused': {
    cause:
      'The configuration asks for signed commits or tags, and this one carries no signature, one by a key that is not listed, one by a key that has expired or was revoked, or one that does not fit its content.',
    remedy:
      'Sign the commit or the tag with a listed key and push it, or add the key of the signer to the file. The last good revision stays in force.',
  },
} as const satisfies Explanations;
