import type { Readable, Writable } from 'node:stream';
import type { StopRequests } from './run/stop-requests.js';

/** What the command needs of the process that it runs in. */
export interface Host {
  readonly env: NodeJS.ProcessEnv;
  /** The folder that relative paths are relative to. */
  readonly cwd: string;
  /** Such as `22.11.0`. */
  readonly nodeVersion: string;
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean };
  readonly stderr: Writable & { readonly isTTY?: boolean };
  readonly stop: StopRequests;
}
