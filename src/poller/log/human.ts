import { z } from 'zod';
import { mostOfMessage, ours, type Shown, sentence, shown } from '../../../base/text/index.js';

const lineSchema = z.object({
  time: z.string(),
  level: z.string(),
  message: z.string(),
  repository: z.string().optional(),
  error: z.object({ code: z.string(), remedy: z.string().optional() }).optional(),
});

/** Turns the log's lines into lines for people: `06:31:42 warn  site-a: drift: ...`, and an error's remedy below. */
export function humanStream(write: (lines: Shown) => void): { write(line: string): void } {
  return {
    write(line) {
      const { time, level, message, repository, error } = lineSchema.parse(JSON.parse(line));
      const who = repository === undefined ? '' : `${repository}: `;
      const remedy = error?.remedy === undefined ? '' : shown`\n${' '.repeat(15)}${whole(error.remedy)}`;
      write(shown`${time.slice(11, 19)} ${level.padEnd(5)} ${who}${whole(message)}${remedy}\n`);
    },
  };
}

/** What an event tells: it quotes others, and what it quotes is short. */
function whole(text: string): Shown {
  return ours(sentence(text, mostOfMessage));
}
