import { readSecretFile } from '../../../../base/files/read-secret.js';
import { errorCode, OsmopsError } from '../../../../provider/errors/index.js';

/** The address in a file. It may be a secret as a whole, so an error names the file alone. */
export async function readUrl(file: string): Promise<string> {
  const text = (await readNotificationSecret(file)).trim();
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return text;
  throw unusable(file, 'holds no http or https address');
}

export async function readNotificationSecret(file: string): Promise<string> {
  return readSecretFile(file).catch((error: unknown) => {
    throw unusable(file, `cannot be read: ${errorCode(error)}`);
  });
}

function unusable(file: string, what: string): OsmopsError {
  return new OsmopsError({
    code: 'notification-failed',
    message: `The file ${what}`,
    remedy: 'Put one into it, and let the poller read it.',
    place: { file },
  });
}
