import { resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { execa } from 'execa';

const main = resolve('dist/src/cli/main.js');

export interface Terminal {
  /** Runs a block of commands to its end, as typed into a terminal, and answers each question with yes. */
  run(block: string): Promise<{ readonly exitCode: number | undefined; readonly text: string }>;
  /** Runs a block in a terminal of its own, until `close`. */
  start(block: string): void;
  /** Ends what was started, and waits for it. */
  close(): Promise<void>;
}

/** Terminals with a shell in a folder, in which `npx osmops` is the osmops that is tested. */
export function openTerminal(cwd: string, env: Readonly<Record<string, string>>): Terminal {
  const started: { readonly stop: () => void; readonly ended: Promise<unknown> }[] = [];
  const prelude = `set -e\nnpx() { shift; ${quote(process.execPath)} ${quote(main)} "$@"; }\n`;

  return {
    async run(block) {
      const command = `bash -c ${quote(prelude + block)}`;
      // A real terminal, as far as the commands can tell.
      const shell = execa('script', ['-qec', command, '/dev/null'], { cwd, env, reject: false, all: true });
      shell.stdout.on('data', (data: Buffer) => {
        if (String(data).includes("Only 'yes'")) shell.stdin.write('yes\n');
      });
      const { exitCode, all } = await shell;
      return { exitCode, text: stripVTControlCharacters(all).replaceAll('\r\n', '\n') };
    },
    start(block) {
      // The shell makes way for the command, so that the signal is the command's.
      const command = (prelude + block).replace(
        /^npx osmops/m,
        `exec ${quote(process.execPath)} ${quote(main)}`,
      );
      const shell = execa('bash', ['-c', command], { cwd, env, stdio: 'ignore', reject: false });
      started.push({ stop: () => void shell.kill('SIGTERM'), ended: shell });
    },
    async close() {
      for (const { stop } of started) stop();
      await Promise.all(started.map(({ ended }) => ended));
    },
  };
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
