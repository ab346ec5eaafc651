import type { ErrorCode } from '../../../../provider/errors/index.js';

/**
 * What Git's text tells, the first that fits. A server adds to that text what it likes: what is quoted in it is looked at up to a bound. The texts are those of Git 2.34 to 2.50, of curl with OpenSSL and with
 * GnuTLS, and of OpenSSH, all with LC_ALL=C.
 */
const signs: readonly [RegExp, ErrorCode][] = [
  // simple-git's text when nothing came for as long as the deadline
  [/block timeout reached/, 'git-timeout'],
  [/Load key .{0,1000}: (?!No such file)/, 'git-file-unreadable'],
  [/error setting certificate|Problem with the SSL CA cert/, 'git-file-unreadable'],
  [/cannot run ssh|ssh: not found|exec: ssh/, 'git-missing'],
  [/Host key verification failed|REMOTE HOST IDENTIFICATION HAS CHANGED/, 'git-untrusted-server'],
  [/SSL certificate|certificate verif|certificate subject name|SSL: no alternative/i, 'git-untrusted-server'],
  [/transport '.{0,1000}' not allowed|protocol '.{0,1000}' is not supported/i, 'git-url-refused'],
  [/Authentication failed|could not read (?:Username|Password)|Permission denied/, 'git-unauthorized'],
  [/returned error: 40[13]|dubious ownership/, 'git-unauthorized'],
  [/not our ref|unadvertised object/, 'git-commit-missing'],
  [/couldn't find remote ref/, 'git-ref-missing'],
  [/returned error: 404|repository '.{0,1000}' not found|Repository not found/i, 'git-not-found'],
  [/does not appear to be a git repository|info\/refs not valid/, 'git-not-found'],
  [/Could not resolve (?:host|proxy)|Name or service not known|Temporary failure in name/, 'git-unreachable'],
  [/Failed to connect|Couldn't connect|Connection (?:refused|timed out)/, 'git-unreachable'],
  [/No route to host|Network is unreachable|Proxy CONNECT|CONNECT tunnel/, 'git-unreachable'],
  [/returned error: (?:429|5\d\d)/, 'git-unreachable'],
  [/fsck error|in packed object|pack has bad object|SHA1 COLLISION|is corrupted/, 'git-content-refused'],
  [/early EOF|unexpected disconnect|RPC failed|hung up|transfer closed|unexpected EOF/, 'git-cut-off'],
  [/Connection (?:reset|closed)|Empty reply|recv (?:error|failure)|Broken pipe/i, 'git-cut-off'],
  [/SSL_read|SSL_ERROR_SYSCALL|TLS connection was non-properly terminated|bad line length/, 'git-cut-off'],
  [/kex_exchange_identification|expected flush|invalid index-pack output/, 'git-cut-off'],
];

/** The code of an error that Git ended with. */
export function classify(text: string): ErrorCode {
  return signs.find(([pattern]) => pattern.test(text))?.[1] ?? 'git-failed';
}
