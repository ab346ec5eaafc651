import { z } from 'zod';

const lineSchema = z.object({
  time: z.string(),
  level: z.string(),
  message: z.string(),
  repository: z.string().optional(),
  error: z.object({ code: z.string(), remedy: z.string().optional() }).optional(),
});

/**
 * Turns the log's lines into lines for people: `06:31:42 warn  site-a: drift: ...`, and an error's remedy below. Signs that
 * a terminal would obey are left to whoever prints.
 */
export function humanStream(write: (line: string) => void): { write(line: string): void } {
  return {
    write(line) {
      const { time, level, message, repository, error } = lineSchema.parse(JSON.parse(line));
      const who = repository === undefined ? '' : `${repository}: `;
      const remedy = error?.remedy === undefined ? '' : `\n${' '.repeat(15)}${oneLine(error.remedy)}`;
      write(`${time.slice(11, 19)} ${level.padEnd(5)} ${who}${oneLine(message)}${remedy}\n`);
    },
  };
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ');
}
