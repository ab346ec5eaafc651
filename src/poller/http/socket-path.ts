import { join } from 'node:path';

/** The poller's socket in its data folder. */
export function socketPath(dataDir: string): string {
  return join(dataDir, 'osmops.sock');
}
