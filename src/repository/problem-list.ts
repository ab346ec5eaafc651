import { line, mostOfMessage } from '../../base/text/index.js';
import type { ErrorCode } from '../../provider/errors/index.js';
import type { Position } from '../../provider/packages/yaml/index.js';
import { Guesses } from './near-miss.js';
import type { Problem } from './types.js';

/** Reports a problem of one file. Without a position it concerns the file as a whole. */
export type Report = (
  severity: Problem['severity'],
  code: ErrorCode,
  message: string,
  remedy: string,
  at?: Position,
) => void;

/** How many errors, and how many warnings, are told of one file: a file of rubbish could have millions. */
const mostProblems = 100;

/** Gathers the problems of a repository. */
export class ProblemList {
  /** What the names in these problems may be meant for. */
  readonly guesses = new Guesses();
  /** By everything that can be seen of a problem: an aliased YAML node is met many times, and told of once. */
  readonly #problems = new Map<string, Problem>();
  readonly #counts = new Map<string, number>();

  /** A function that reports problems of a file, given by its path relative to the root. */
  forFile(file: string): Report {
    return (severity, code, message, remedy, at) =>
      this.add({ severity, code, message, remedy, place: { file, ...at } });
  }

  /** Leaves out what is beyond {@link mostProblems}, where errors and warnings of a file count apart. Makes the texts fit to be shown. */
  add({ message, remedy, ...found }: Problem): void {
    const problem = {
      ...found,
      message: line(message, mostOfMessage),
      remedy: line(remedy, mostOfMessage),
    };
    const group = `${problem.severity} ${problem.place.file}`;
    const count = this.#counts.get(group) ?? 0;
    if (count >= mostProblems) return;
    const key = JSON.stringify([problem.place, problem.code, problem.message]);
    if (!this.#problems.has(key)) this.#counts.set(group, count + 1);
    this.#problems.set(key, problem);
  }

  get hasErrors(): boolean {
    return [...this.#problems.values()].some((problem) => problem.severity === 'error');
  }

  /** All problems by file, line and column. */
  sorted(): readonly Problem[] {
    return [...this.#problems.values()].sort(byPlace);
  }
}

function byPlace({ place: a }: Problem, { place: b }: Problem): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}
