import { OsmopsError } from '../../../provider/errors/index.js';
import type { Ask } from './ask.js';
import { type Answers, type Question, questions } from './questions.js';

/**
 * The answers to all questions: from the command line, else from whom `ask` asks, else by fallback.
 *
 * @param ask Absent if nobody is to be asked.
 * @throws OsmopsError `usage` for a given answer that does not fit, or if one is lacking and nobody is to be asked.
 */
export async function gatherAnswers(given: Partial<Answers>, ask?: Ask): Promise<Answers> {
  const answers: { -readonly [key in keyof Answers]?: Answers[key] } = {};
  for (const question of questions) {
    const text = given[question.key];
    const fallback = question.fallback(answers);
    if (text !== undefined) refuseMisfit(question, text);
    const answer = text ?? (ask ? await askUntilItFits(question, fallback, ask) : fallback);
    if (answer !== undefined) answers[question.key] = answer;
  }
  if (isComplete(answers)) return answers;
  const missing = questions.filter(({ key }) => answers[key] === undefined).map(({ flag }) => flag);
  throw new OsmopsError({
    code: 'usage',
    message: `Nobody is asked, and the command line lacks ${missing.join(', ')}`,
    remedy: 'Give these options, or run `osmops init` in a terminal without --yes and --json.',
  });
}

async function askUntilItFits(question: Question, fallback: string | undefined, ask: Ask): Promise<string> {
  const proposal = fallback === undefined ? '' : ` [${fallback || 'none'}]`;
  for (;;) {
    const answer = (await ask(`${question.text}${proposal}: `)) || (fallback ?? '');
    const problem = misfit(question, answer);
    if (problem === undefined) return answer;
    ask.say(`It ${problem}.`);
  }
}

function refuseMisfit(question: Question, text: string): void {
  const problem = misfit(question, text);
  if (problem === undefined) return;
  throw new OsmopsError({
    code: 'usage',
    message: `The value of ${question.flag} ${problem}`,
    remedy: `Give another one: ${question.text}.`,
  });
}

function misfit({ rule }: Question, text: string): string | undefined {
  return rule.safeParse(text).error?.issues[0]?.message;
}

function isComplete(answers: Partial<Answers>): answers is Answers {
  return questions.every(({ key }) => answers[key] !== undefined);
}
