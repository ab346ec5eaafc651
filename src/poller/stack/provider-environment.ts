import { secretFoldersVariable } from '../../../provider/secret-folders.js';
import { allowsVariable, type SecretPolicy } from '../../repository/secret-policy.js';

/** What the provider needs of the poller's environment to run, and to log in whatever language. */
const needed =
  /^(PATH|HOME|TMPDIR|TZ|LANG|LANGUAGE|LC_[A-Z]+|TF_LOG[A-Z_]*|NODE_OPTIONS|NODE_EXTRA_CA_CERTS|SSL_CERT_(FILE|DIR))$/;

/**
 * The environment of a repository's provider: of the poller's secrets it has the repository's own alone.
 *
 * @param trees The folder of the repository's own files, some of which may be secrets.
 */
export function providerEnvironment(
  env: NodeJS.ProcessEnv,
  secrets: SecretPolicy,
  trees: string,
): NodeJS.ProcessEnv {
  const lent = Object.entries(env).filter(([name]) => needed.test(name) || allowsVariable(secrets, name));
  const folders = [trees, ...(secrets.dir === undefined ? [] : [secrets.dir])];
  return { ...Object.fromEntries(lent), [secretFoldersVariable]: JSON.stringify(folders) };
}
