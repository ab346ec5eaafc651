import { posix } from 'node:path';
import semver from 'semver';
import { z } from 'zod';
import { duration, durationMs } from '../../../../provider/resources/duration.js';
import { pathMark } from '../../path-setting.js';
import { isRefName } from './ref-name.js';
import type { GitAuth, GitSettings, SignatureSettings, WatchedRef } from './settings.js';
import { size } from './size.js';
import { readUrl, type Transport } from './url.js';

const file = z
  .string()
  .min(1, 'must name a file')
  .refine((path) => !path.includes('\0'), 'must name a file')
  .meta(pathMark);
const refName = z.string().refine(isRefName, 'must be a name that Git allows');
const milliseconds = duration.transform(durationMs);
const positiveMs = milliseconds.refine((ms) => ms > 0, 'must be longer than 0s');

const url = z.string().check(({ value, issues }) => {
  const { refused } = readUrl(value);
  // The address may hold a password: the problem does not take it along.
  if (refused !== undefined) issues.push({ code: 'custom', message: refused, input: undefined });
});

/** A proxy as Git takes it; a user and a password in it would end up in Git's configuration. */
const proxy = z.string().refine((text) => {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, pathname } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '' && /^\/?$/.test(pathname);
}, 'must be http://host:port or https://host:port, without credentials');

const folder = z
  .string()
  .transform((path) => posix.normalize(path === '' ? '.' : path).replace(/(?<=.)\/$/, ''))
  .refine(
    (path) => !path.startsWith('/') && path !== '..' && !path.startsWith('../') && !path.includes('\0'),
    'must be a folder of the repository, from its root',
  );

const auth = z
  .strictObject({
    user: z
      .string()
      .regex(/^[^\p{Cc}]+$/u, 'must be one line')
      .optional(),
    tokenFile: file.optional(),
    passwordFile: file.optional(),
    sshKeyFile: file.optional(),
    knownHostsFile: file.optional(),
  })
  .transform((keys, context): GitAuth => {
    const given = Object.entries(keys).flatMap(([key, value]) => (value === undefined ? [] : [key]));
    const { user, tokenFile, passwordFile, sshKeyFile, knownHostsFile } = keys;
    if (tokenFile !== undefined && given.length === 1) {
      return { kind: 'password', user: tokenUser, passwordFile: tokenFile };
    }
    if (user !== undefined && passwordFile !== undefined && given.length === 2) {
      return { kind: 'password', user, passwordFile };
    }
    if (sshKeyFile !== undefined && knownHostsFile !== undefined && given.length === 2) {
      return { kind: 'ssh', sshKeyFile, knownHostsFile };
    }
    const message = 'must have tokenFile, or user and passwordFile, or sshKeyFile and knownHostsFile';
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });

/** GitHub, GitLab and Gitea take any name beside a token; this one is GitHub's own. */
const tokenUser = 'x-access-token';

const verify = z
  .strictObject({
    object: z.enum(['commit', 'tag']),
    gpgKeysFile: file.optional(),
    sshSignersFile: file.optional(),
  })
  .refine(
    ({ gpgKeysFile, sshSignersFile }) => gpgKeysFile !== undefined || sshSignersFile !== undefined,
    'must have gpgKeysFile or sshSignersFile, or both',
  )
  .transform(
    ({ object, gpgKeysFile, sshSignersFile }): SignatureSettings => ({
      object,
      ...(gpgKeysFile !== undefined && { gpgKeysFile }),
      ...(sshSignersFile !== undefined && { sshSignersFile }),
    }),
  );

const semverRange = z
  .string()
  .refine((range) => semver.validRange(range) !== null, 'must be a range of versions');

/** The key `git` of a repository in the poller's configuration. No problem that it reports quotes a value. */
export const gitSettingsSchema = z
  .strictObject({
    url,
    branch: refName.optional(),
    tag: refName.optional(),
    semver: semverRange.optional(),
    path: folder.default('.'),
    include: z.array(z.string().min(1)).min(1).default(['**']),
    exclude: z.array(z.string().min(1)).default([]),
    interval: positiveMs.default(60_000),
    timeout: positiveMs.default(120_000),
    maxSize: size.default(500e6),
    auth: auth.optional(),
    proxy: proxy.optional(),
    caFile: file.optional(),
    verify: verify.optional(),
  })
  .transform(
    (
      { branch, tag, semver: range, interval, timeout, maxSize, auth, proxy, caFile, verify, ...rest },
      context,
    ) => {
      const refs: WatchedRef[] = [
        ...(branch === undefined ? [] : [{ kind: 'branch' as const, name: branch }]),
        ...(tag === undefined ? [] : [{ kind: 'tag' as const, name: tag }]),
        ...(range === undefined ? [] : [{ kind: 'semver' as const, range }]),
      ];
      const [ref = { kind: 'branch', name: 'main' }] = refs;
      const settings: GitSettings = {
        ...rest,
        ref,
        intervalMs: interval,
        timeoutMs: timeout,
        maxBytes: maxSize,
        ...(auth !== undefined && { auth }),
        ...(proxy !== undefined && { proxy }),
        ...(caFile !== undefined && { caFile }),
        ...(verify !== undefined && { verify }),
      };
      if (refs.length > 1)
        context.addIssue({ code: 'custom', message: 'must have one of branch, tag and semver' });
      for (const { path, message } of contradictions(settings)) {
        context.addIssue({ code: 'custom', path: [path], message });
      }
      return settings;
    },
  );

/** What is right by itself and wrong together. */
function contradictions(settings: GitSettings): { path: string; message: string }[] {
  const { auth, proxy, caFile, verify, ref } = settings;
  const reading = readUrl(settings.url);
  const transport: Transport | undefined = reading.refused === undefined ? reading.transport : undefined;
  const https = transport === undefined || transport === 'https';
  const checks: [boolean, string, string][] = [
    [
      auth?.kind === 'password' && !https,
      'auth',
      'has a token or a password, which only an https address takes',
    ],
    [auth?.kind === 'ssh' && transport !== 'ssh', 'auth', 'has an SSH key, which only an ssh address takes'],
    [
      auth?.kind !== 'ssh' && transport === 'ssh',
      'auth',
      'must have sshKeyFile and knownHostsFile for an ssh address',
    ],
    [proxy !== undefined && !https, 'proxy', 'is only for https addresses'],
    [caFile !== undefined && !https, 'caFile', 'is only for https addresses'],
    [
      verify?.object === 'tag' && ref.kind === 'branch',
      'verify',
      'can ask for a signed tag only where a tag is watched',
    ],
  ];
  return checks.flatMap(([wrong, path, message]) => (wrong ? [{ path, message }] : []));
}
