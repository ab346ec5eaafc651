import { execa } from 'execa';

/** What osmops is made of when it works. */
export const parts = ['osmops', 'terraform', 'provider'] as const;
export type Part = (typeof parts)[number];

interface Running {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** The processes of an osmops that was started, by what they are. */
export async function processesOf(pid: number): Promise<Readonly<Record<Part, readonly number[]>>> {
  const { stdout } = await execa('ps', ['-eo', 'pid=,ppid=,args=']);
  const running = stdout.split('\n').map((line): Running => {
    const [, own = '', parent = '', command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return { pid: Number(own), parent: Number(parent), command };
  });
  const children = running.filter(({ parent }) => parent === pid);
  const those = (pattern: RegExp) =>
    children.filter(({ command }) => pattern.test(command)).map((child) => child.pid);
  return {
    osmops: [pid],
    terraform: those(/\bterraform (plan|apply|import|init|state|show)\b/),
    provider: those(/provider\/main\.js/),
  };
}

/** Ends processes at once. One that is gone already is fine. */
export function killAll(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  }
}
