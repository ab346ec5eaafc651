import { line, mostOfMessage } from '../../../../base/text/index.js';
import { whenAborted } from '../../../../provider/abort.js';
import { withoutValues } from '../../../deploy/index.js';
import { unknownRepository } from '../../control.js';
import type { EventSource } from '../../run/event-hub.js';
import type { PollerControl } from '../../types.js';
import { eventView } from '../../view/event.js';
import { historyEntryView } from '../../view/history.js';
import { revisionView } from '../../view/revision.js';
import { type StatusView, statusView } from '../../view/status.js';
import { jsonAnswer } from '../answer.js';
import { followEvents } from '../follow-events.js';
import { createPlaces } from '../limits/places.js';
import { operations } from '../operations.js';
import { overloaded } from '../refusal.js';
import type { Route } from '../route.js';

/** What can be read of the repositories. */
export function repositoryRoutes(control: PollerControl, events: EventSource): Route[] {
  const followers = createPlaces({ all: 64, ofOne: 16 });
  return [
    {
      ...operations.list,
      handle: () => jsonAnswer(200, { repositories: control.status().map(statusView) }),
    },
    {
      ...operations.get,
      handle: ({ params }) => jsonAnswer(200, statusOf(control, params['name'])),
    },
    {
      ...operations.plan,
      handle: ({ params: { name = '' }, query, actor }) => {
        const { reconcileId, revision, reason, view, showValues } = control.plan(
          name,
          query.get('plan') ?? undefined,
        );
        const seesValues = actor?.via === 'socket' || (actor?.via === 'token' && showValues);
        return jsonAnswer(200, {
          ...{ reconcileId, revision: revisionView(revision) },
          reason: line(reason, mostOfMessage),
          plan: seesValues ? view : withoutValues(view),
        });
      },
    },
    {
      ...operations.history,
      handle: async ({ params: { name = '' } }) =>
        jsonAnswer(200, { history: (await control.history(name)).map(historyEntryView) }),
    },
    {
      ...operations.events,
      handle: async ({ params: { name = '' }, query, request, signal }) => {
        if (query.get('follow') !== 'true') {
          return jsonAnswer(200, { events: (await control.events(name)).map(eventView) });
        }
        const leave = followers.take(request.socket.remoteAddress);
        if (leave === undefined) throw overloaded('who follow events');
        whenAborted(signal, leave);
        const body = await followEvents(name, control, events, signal);
        return { status: 200, contentType: 'application/x-ndjson', body };
      },
    },
  ];
}

/** Throws as the control's other functions do for a name that is not watched. */
export function statusOf(control: PollerControl, name = ''): StatusView {
  const all = control.status();
  const found = all.find((status) => status.name === name);
  if (found !== undefined) return statusView(found);
  throw unknownRepository(
    name,
    all.map((status) => status.name),
  );
}
