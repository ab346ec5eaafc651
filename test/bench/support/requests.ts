import type { OsmSystem } from '../../../bench/osm/system.js';

/** The requests since the last reset, as `GET /osm/...`, with `ID` for ids. */
export function requestsOf({ simulator }: OsmSystem): readonly string[] {
  return simulator.log.map(
    ({ method, path }) => `${method} ${path.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID')}`,
  );
}
