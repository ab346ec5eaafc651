import type { Explanations } from './explanation.js';

/** Errors of the poller's HTTP server, of those who ask it, and of its notifications. */
export const watchingExplanations = {
  'http-refused': {
    cause:
      '`http.listen` names an address that other computers reach, and there is no `http.tokenFile`, or nothing in it: everybody could have the poller apply.',
    remedy: 'Write a long random text into a file and name it in `http.tokenFile`, or listen on 127.0.0.1.',
  },
  'http-failed': {
    cause:
      'The server cannot listen on the address of `http.listen` or on its socket in `dataDir`: the port is taken, another poller uses the folder, or the path of the socket is longer than the system allows.',
    remedy: 'Do what the error says: end the other program, or choose another address or folder.',
  },
  'request-invalid': {
    cause:
      'A request has a path, a method, a header or a body that the poller does not know. Its OpenAPI description is at `/api/v1/openapi.json`.',
    remedy: 'Correct the request. If it came from `osmops`, the command and the poller differ in version.',
  },
  'request-refused': {
    cause:
      'A request lacks the bearer token or has a wrong one; a webhook has a wrong signature or a name that nobody watches; or the `Host` header names neither this computer nor an address, as when a web page has its own name point at 127.0.0.1; or there is too much to answer at the same time.',
    remedy:
      'Send the token of `http.tokenFile` as `Authorization: Bearer TOKEN`, name it with `--token-file`, or use the socket in `dataDir`, which needs none. A webhook needs the secret of its `secretFile`. What is too much is answered later: end those who follow events and are not needed.',
  },
  'request-failed': {
    cause: 'The poller failed where it should not, or cannot read a file that it needs for the answer.',
    remedy: 'Read its log: the line of the same time says what failed.',
  },
  'poller-unreachable': {
    cause: 'No poller runs with this `dataDir`, or none listens at the address.',
    remedy:
      'Start one with `osmops watch --config FILE`. If one runs, name the same file with `--config`, or its address with `--url`; the socket can be used by its owner alone.',
  },
  'poller-bad-answer': {
    cause: 'What answers is no poller, or one of another version.',
    remedy: 'Check `--url`, and use the `osmops` that the poller is of.',
  },
  'notification-failed': {
    cause:
      'A notification was not taken after several attempts, was refused, or too many were waiting. The work of the poller does not depend on it.',
    remedy:
      'Check the address or the token in the file that the notification names, and that the receiver can be reached from the poller.',
  },
} as const satisfies Explanations;
