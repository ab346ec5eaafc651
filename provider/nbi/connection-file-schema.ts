import { z } from 'zod';
import { formatAddress, parseAddress } from './address.js';

const scalar = z.string({
  error: ({ input }) => (input === undefined ? 'is missing' : 'must be a single value'),
});

/** A text that is not empty. */
export const word = scalar.refine((text) => text !== '', 'must not be empty').meta({ minLength: 1 });

/** `host:port`, written as {@link formatAddress} writes it. */
export const hostname = scalar.transform((text, context) => {
  const address = parseAddress(text);
  if (address !== undefined) return formatAddress(address);
  context.addIssue({ code: 'custom', message: 'must be host:port, such as osm.example.org:9999' });
  return z.NEVER;
});

const isTrue = /^(true|yes|on)$/i;
const isFalse = /^(false|no|off)$/i;

/** YAML 1.1's words, as every reader of OSM Ops files has them; an editor takes some of them for booleans. */
const flag = scalar
  .transform((text, context) => {
    if (isTrue.test(text)) return true;
    if (isFalse.test(text)) return false;
    context.addIssue({ code: 'custom', message: 'must be true or false' });
    return z.NEVER;
  })
  .meta({
    anyOf: [
      { type: 'boolean' },
      { type: 'string', pattern: '^([Tt][Rr][Uu][Ee]|[Yy][Ee][Ss]|[Oo][Nn])$' },
      { type: 'string', pattern: '^([Ff][Aa][Ll][Ss][Ee]|[Nn][Oo]|[Oo][Ff][Ff])$' },
    ],
  });

/** What a connection file of OSM Ops says, every scalar by its source text. */
export const connectionFileSchema = z.object({
  hostname: hostname.meta({
    description:
      "`host:port` of OSM's north-bound interface; an IPv6 address stands in brackets. The port may be left out: 9999.",
    examples: ['osm.example.org:9999'],
    minLength: 1,
  }),
  project: word.meta({ description: 'Project of the login.' }),
  user: word.meta({ description: 'User of the login.' }),
  password: word.meta({ description: 'Password of the login. Keep the file out of Git.' }),
  tls: flag.optional().meta({
    description:
      'true: HTTPS and nothing else. false: plain HTTP. Left out: found out, or true with caFile or insecureSkipVerify.',
  }),
  caFile: word.optional().meta({
    description:
      "PEM file of the authorities that may vouch for OSM's certificate, relative to this file. Left out: the public ones.",
  }),
  insecureSkipVerify: flag.optional().meta({ description: 'Whether to take any certificate.' }),
});
