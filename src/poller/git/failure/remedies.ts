import type { ErrorCode } from '../../../../provider/errors/index.js';

/** What can be done about each failure of an exchange with a server. */
export const remedies: Readonly<Partial<Record<ErrorCode, string>>> = {
  'git-missing': 'Install it where the poller runs.',
  'git-url-refused': 'Use an https, ssh or file address, also where the server redirects to.',
  'git-file-unreadable': 'Look at the file that the text names: SSH or TLS cannot use what is in it.',
  'git-unreachable': 'Check the address and the network; the next try may succeed.',
  'git-cut-off': 'Try again; if it stays, look at what stands between here and the server.',
  'git-unauthorized': 'Check what is in the credential files and that it may read the repository.',
  'git-untrusted-server':
    "Check that it is the right server; then add its key to 'knownHostsFile', or its authority to 'caFile'.",
  'git-not-found': 'Check the address, and that the credentials may read the repository.',
  'git-ref-missing': 'Push the branch or the tag, or change the configuration.',
  'git-commit-missing': 'Choose a commit that the history of the watched branch or tag has.',
  'git-content-refused': 'Find out who made the commit; `git fsck` in a clone names the objects.',
};
