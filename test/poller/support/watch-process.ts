import { resolve } from 'node:path';
import { execa } from 'execa';

/** `osmops watch` as a process of its own. */
export interface WatchProcess {
  readonly pid: number;
  readonly ended: Promise<{ readonly exitCode: number | undefined; readonly stderr: string }>;
  signal(name: NodeJS.Signals): void;
}

export function startWatch(configFile: string): WatchProcess {
  const main = resolve('dist/src/cli/main.js');
  const subprocess = execa(process.execPath, [main, 'watch', '--config', configFile, '--json'], {
    stdin: 'ignore',
    stdout: 'ignore',
    reject: false,
  });
  return {
    pid: subprocess.pid ?? 0,
    ended: subprocess.then(({ exitCode, stderr }) => ({ exitCode, stderr: String(stderr) })),
    signal: (name) => void subprocess.kill(name),
  };
}
