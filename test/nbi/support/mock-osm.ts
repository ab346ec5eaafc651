import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import nock from 'nock';
import { type Nbi, type NbiEvent, openNbi } from '../../../provider/nbi/index.js';
import { connection, tokenAnswer } from './answers.js';
import { createVirtualClock, type VirtualClock } from './virtual-clock.js';

/** An OSM of single, pinned exchanges: what was not announced is refused, what was announced has to come. */
export function mockOsm(): nock.Scope {
  return nock('http://127.0.0.1:9999/osm');
}

export interface Opened {
  readonly nbi: Nbi;
  readonly clock: VirtualClock;
  readonly events: readonly NbiEvent[];
}

/** A client whose time does not have to be waited for. */
export async function open(): Promise<Opened> {
  const clock = createVirtualClock();
  const events: NbiEvent[] = [];
  const onEvent = (event: NbiEvent) => events.push(event);
  return { nbi: await openNbi(connection, { clock, onEvent }), clock, events };
}

/** A client that has a login waiting for it. */
export async function openLoggedIn(): Promise<Opened> {
  mockOsm().post('/admin/v1/tokens').reply(200, tokenAnswer());
  return open();
}

/** Keeps the tests of a file off the network, and from each other's mocks. */
export function useMockedOsm(): void {
  beforeAll(() => {
    if (!nock.isActive()) nock.activate();
  });
  beforeEach(() => {
    nock.disableNetConnect();
  });
  afterEach(() => {
    const pending = nock.pendingMocks();
    nock.cleanAll();
    nock.enableNetConnect();
    if (pending.length > 0) throw new Error(`never asked for: ${pending.join(', ')}`);
  });
  afterAll(() => {
    nock.restore();
  });
}
