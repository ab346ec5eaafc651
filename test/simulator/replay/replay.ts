import { createSimulator, manualClock } from '../../../src/simulator/index.js';
import { type PlainResponse, send } from '../http-client.js';
import type { Exchange } from '../recordings/exchanges.js';
import type { Bodies } from './bodies.js';
import { compare, readBody } from './compare.js';
import { Identifiers } from './identifiers.js';
import type { Scene, UnrecordedStep } from './scenes.js';

/** One exchange with how its answer differs from the recorded one. */
export interface Outcome {
  readonly exchange: Exchange;
  readonly differences: readonly string[];
}

/** Plays the exchanges of one server against a release 8 simulator that starts empty, each at its time. */
export async function replay(
  scene: Scene,
  exchanges: readonly Exchange[],
  times: readonly number[],
  bodies: Bodies,
): Promise<readonly Outcome[]> {
  const clock = manualClock((times[0] ?? 0) - 3 * (scene.steps.length + 1));
  let loggingIn = false;
  const simulator = createSimulator({
    release: 8,
    clock: {
      now: clock.now,
      // A login that is held back would wait for ever: nobody else moves the time on meanwhile.
      setTimer: (seconds, run) => {
        const cancel = clock.setTimer(seconds, run);
        if (loggingIn) queueMicrotask(() => clock.advance(seconds));
        return cancel;
      },
    },
  });
  const { port } = await simulator.listen();
  const player = createPlayer(port, bodies);

  async function play(exchange: Exchange): Promise<PlainResponse> {
    loggingIn = exchange.request.path.endsWith('/tokens');
    return player.play(exchange);
  }

  try {
    const outcomes: Outcome[] = [];
    for (const [index, exchange] of exchanges.entries()) {
      for (const step of scene.steps.filter(({ before }) => before === exchange.seq)) {
        player.note(step, await play(asExchange(step)));
        // Long enough for the next login not to be held back.
        if (exchange.seq === scene.first) clock.advance(2.5);
      }
      clock.advance(Math.max(0, (times[index] ?? 0) - clock.now()));
      const actual = await play(exchange);
      player.learn(exchange, actual);
      outcomes.push({ exchange, differences: compare(exchange.response, actual, player.rename) });
    }
    return outcomes;
  } finally {
    await simulator.close();
  }
}

function asExchange({ request }: UnrecordedStep): Exchange {
  return { seq: -1, name: 'not recorded', request, response: { status: 0, headers: {}, body: '' } };
}

/** Sends recorded requests with this replay's ids in them. */
function createPlayer(port: number, bodies: Bodies) {
  const identifiers = new Identifiers();
  const rename = (text: string) => identifiers.rename(text);
  return {
    rename,
    play: (exchange: Exchange): Promise<PlainResponse> => {
      const { method, path, headers } = exchange.request;
      const sent = bodies(exchange, rename);
      const renamed = Object.entries(headers).map(([name, value]) => [name, rename(value)]);
      return send(port, {
        method,
        path: rename(path),
        headers: { ...Object.fromEntries(renamed), ...sent.headers, ...lengthOf(exchange, sent.body) },
        body: sent.body,
      });
    },
    learn: ({ response }: Exchange, actual: PlainResponse): void => {
      const type = response.headers['Content-Type'] ?? '';
      const actualType = actual.headers['content-type'] ?? '';
      identifiers.learn(readBody(type, response.body), readBody(actualType, actual.body.toString('utf8')));
    },
    /** Remembers what an unrecorded step made. Throws if it made nothing. */
    note: ({ makes, makesCookie }: UnrecordedStep, actual: PlainResponse): void => {
      const [, id] = /"id": "([^"]+)"/.exec(actual.body.toString('utf8')) ?? [];
      if (id === undefined)
        throw new Error(`an unrecorded step was answered ${actual.status}: ${actual.body}`);
      if (makes !== undefined) identifiers.set(makes, id);
      const [, cookie] = /session_id=([0-9a-f]+)/.exec(actual.headers['set-cookie']?.[0] ?? '') ?? [];
      if (makesCookie !== undefined && cookie !== undefined) identifiers.set(makesCookie, cookie);
    },
  };
}

function lengthOf({ name, request }: Exchange, body: Buffer): Record<string, string> {
  const said = request.headers['Content-Length'] !== undefined || name === 'not recorded';
  return said ? { 'Content-Length': String(body.length) } : {};
}
