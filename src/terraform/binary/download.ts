import { OsmopsError } from '../../../provider/errors/index.js';
import { downloadFailed, tryAgain } from './failure.js';

/** How much of a download has arrived, in bytes. */
export interface DownloadProgress {
  readonly transferred: number;
  /** Undefined if the server did not say. */
  readonly total: number | undefined;
}

export interface DownloadOptions {
  readonly signal: AbortSignal | undefined;
  readonly onProgress?: ((progress: DownloadProgress) => void) | undefined;
}

/** Milliseconds without a byte after which a download counts as dead. */
const silence = 30_000;

/**
 * Fetches a file whole. One that is cut off is asked for once more.
 *
 * @throws OsmopsError `terraform-download`, or `cancelled` when the signal fired.
 */
export async function download(url: string, { signal, onProgress }: DownloadOptions): Promise<Uint8Array> {
  // Loaded here: every command loads this module, and only one downloads.
  const { default: got, HTTPError } = await import('got');
  const request = got(url, {
    responseType: 'buffer',
    timeout: { connect: silence, response: silence, socket: silence },
    retry: { limit: 1 },
    ...(signal && { signal }),
  });
  if (onProgress) {
    request.on('downloadProgress', ({ transferred, total }) => onProgress({ transferred, total }));
  }
  try {
    return (await request).body;
  } catch (cause) {
    if (signal?.aborted) {
      throw new OsmopsError({
        code: 'cancelled',
        message: 'The download of Terraform was cancelled',
        remedy: 'Run it again when you want it; nothing was left behind.',
        cause,
      });
    }
    if (cause instanceof HTTPError && cause.response.statusCode === 404) {
      throw downloadFailed(
        `${url} does not exist`,
        'Choose a version of Terraform that was released.',
        cause,
      );
    }
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw downloadFailed(`${url} could not be fetched: ${reason}`, tryAgain, cause);
  }
}
