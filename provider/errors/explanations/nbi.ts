import type { Explanations } from './explanation.js';

/** Errors of the exchange with OSM's north-bound interface. */
export const nbiExplanations = {
  'nbi-unreachable': {
    cause:
      "No connection to OSM's north-bound interface came about, or it broke before OSM answered: the name cannot be resolved, nothing listens on the port, a firewall drops the packets, or one side speaks TLS and the other does not. Requests that may be sent again have been sent again by then.",
    remedy:
      'Check `hostname` (`host:port`) in the connection file, that OSM is up, and that this computer can reach it. If it could not be found out whether OSM speaks TLS, say so with `tls: true` or `tls: false`. Nothing was changed by the request that failed: run the command again.',
  },
  'nbi-untrusted-certificate': {
    cause:
      "The TLS certificate that OSM presented is signed by an authority that this computer does not know, is expired, or is for another name. OSM's installer makes a certificate of its own, so this is what a fresh OSM answers. OSM Ops never checked certificates; osmops does.",
    remedy:
      'Name a PEM file with the certificate of the authority in `caFile` of the connection file. Where nobody can come in between, `insecureSkipVerify: true` leaves the check out.',
  },
  'nbi-timeout': {
    cause:
      'OSM took the connection but did not answer a request in time. It is overloaded, or a part behind the north-bound interface (the database, the message bus) does not answer it.',
    remedy:
      "Run the command again when OSM is less busy. If it stays, look at the load and the logs of OSM's north-bound interface.",
  },
  'nbi-answer-lost': {
    cause:
      'A request that creates something was sent, and the connection ended before the answer came. osmops does not send such a request a second time, since that could create a second object. It looked for what the request made and did not find it, or not beyond doubt.',
    remedy:
      'Plan again. If OSM made the object after all, it is found by its name, and the plan says what becomes of it.',
  },
  'nbi-unauthorized': {
    cause:
      'OSM refused the login, or refused a token that it had given out and refused a new one too. User, password or project is wrong, the account is locked, or an administrator ended its sessions. OSM may answer an unknown project in the same way.',
    remedy:
      'Check `user`, `password` and `project` in the connection file, or `OSM_USER`, `OSM_PASSWORD` and `OSM_PROJECT` in the environment.',
  },
  'nbi-forbidden': {
    cause:
      "The login worked, but the user's role in the project does not allow what was asked for, or a quota of the project is used up.",
    remedy:
      "Ask OSM's administrator for a role that allows it. Where a quota is exceeded, delete what is not needed or ask for a larger one.",
  },
  'nbi-not-found': {
    cause:
      'An object that was to be changed, adopted or imported is not in OSM, or not in the project of the connection. Mostly somebody deleted it after the plan was made.',
    remedy:
      'Plan again: what is gone is planned to be created anew. For an import, check the id and the project; `osm ns-list`, `osm nspkg-list` and `osm nfpkg-list` show what there is.',
  },
  'nbi-conflict': {
    cause:
      'OSM refused a request because of what exists: a package that NS instances or other packages still need cannot be deleted, an id that is taken cannot be used again.',
    remedy:
      'OSM names the conflict in its answer, which the message quotes. Remove the conflict and plan again. What uses a package is often not in the same repository.',
  },
  'nbi-rejected': {
    cause:
      'OSM understood the request and found it invalid: mostly a descriptor, or parameters, that OSM checks more strictly than can be done from outside.',
    remedy: "Correct what OSM's answer, which the message quotes, complains about, and plan again.",
  },
  'nbi-failed': {
    cause:
      'OSM, or a proxy before it, answered with a status of 500 or above, or that it is too busy (429). Requests that may be sent again have been sent again by then.',
    remedy:
      "Try again later. If it stays, look into the logs of OSM's north-bound interface, and of a proxy before it.",
  },
  'nbi-bad-answer': {
    cause:
      'Something answered, but not as OSM does: no JSON, JSON of another form, or an answer that is far too large. Mostly the address is that of something else, such as a web interface, a log-in page or a proxy.',
    remedy:
      "Check `hostname`, its port and `tls` of the connection, and proxies on the way. The north-bound interface of OSM's installer listens on port 9999. If it is OSM, please report it with its version.",
  },
} as const satisfies Explanations;
