import { expect, test } from '@jest/globals';
import type { Json } from '../../provider/json/index.js';
import { notReady } from '../../src/deploy/readiness.js';

function resource(type: string, values: Record<string, Json>, mode: 'managed' | 'data' = 'managed') {
  return { address: `${type}.x`, mode, type, name: 'x', values, tainted: false };
}

test('lists the NS instances that are not READY, and nothing else', () => {
  const resources = [
    resource('osm_ns_instance', { status: 'READY' }),
    resource('osm_ns_instance', { status: 'BUILDING' }),
    resource('osm_ns_instance', {}),
    resource('osm_ns_instance', { status: 'BUILDING' }, 'data'),
    resource('osm_ns_package', {}),
  ];
  expect(notReady(resources)).toEqual([
    { address: 'osm_ns_instance.x', status: 'BUILDING' },
    { address: 'osm_ns_instance.x', status: 'unknown' },
  ]);
});
