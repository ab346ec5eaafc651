import type { Readable } from 'node:stream';
import { execa } from 'execa';

/** No run of a test takes as long, in milliseconds; a test's own limit comes later. */
const longMs = 30_000;

interface Run extends PromiseLike<unknown> {
  readonly pid?: number | undefined;
  readonly stdout: Readable;
  readonly stderr: Readable;
}

/**
 * Tells on standard error what a run that does not end has printed, and what it and the processes that it has started are doing:
 * Jest says of a test that took too long where it began, and nothing else.
 */
export function tellIfStuck(run: Run): void {
  let printed = '';
  for (const stream of [run.stdout, run.stderr]) {
    stream.on('data', (text) => {
      printed += text;
    });
  }
  const timer = setTimeout(async () => {
    const { stdout } = await execa('ps', ['-eo', 'pid,ppid,etimes,stat,wchan:24,args'], { reject: false });
    const processes = descendants(stdout.split('\n'), String(run.pid));
    process.stderr.write(`\nstuck: ${run.pid}\n${printed.slice(-2_000)}\n${processes.join('\n')}\n`);
  }, longMs).unref();
  const end = () => clearTimeout(timer);
  run.then(end, end);
}

/** The lines of `ps` of a process and all that stem from it. */
function descendants(lines: readonly string[], pid: string): readonly string[] {
  return lines.flatMap((line) => {
    const [own = '', parent] = line.trim().split(/\s+/, 2);
    if (own === pid) return [line];
    return parent === pid ? descendants(lines, own) : [];
  });
}
