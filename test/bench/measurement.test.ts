import { expect, test } from '@jest/globals';
import { groupCalls } from '../../bench/measurement.js';
import type { LogEntry } from '../../src/simulator/index.js';

const entry = (method: string, path: string): LogEntry => ({
  at: 0,
  method,
  path,
  status: 200,
  requestBytes: 10,
  responseBytes: 100,
  connection: 1,
  hasCookie: false,
});

test('sums requests up by what they ask, without ids, names and times', () => {
  const id = '8ab8e9a1-0c8e-4c0f-9c39-3f3f0c3a4a10';
  const log = [
    entry('POST', '/osm/admin/v1/tokens'),
    entry('GET', `/osm/nslcm/v1/ns_instances_content?id=${id},${id}`),
    entry('GET', `/osm/nslcm/v1/ns_instances_content?id=${id}`),
    entry('GET', `/osm/nslcm/v1/ns_lcm_op_occs?startTime.gt=1795675442.985&nsInstanceId=${id}`),
    entry('GET', '/osm/nslcm/v1/ns_instances_content?name=ldap-0001'),
    entry('POST', `/osm/nslcm/v1/ns_instances/${id}/action`),
    entry('GET', '/osm/nsd/v1/ns_descriptors?id=openldap_ns'),
  ];
  expect(groupCalls(log)).toEqual([
    { call: 'POST admin/v1/tokens', count: 1, sent: 10, received: 100 },
    { call: 'GET nslcm/v1/ns_instances_content?id=...', count: 2, sent: 20, received: 200 },
    {
      call: 'GET nslcm/v1/ns_lcm_op_occs?startTime.gt=...&nsInstanceId=...',
      count: 1,
      sent: 10,
      received: 100,
    },
    { call: 'GET nslcm/v1/ns_instances_content?name=...', count: 1, sent: 10, received: 100 },
    { call: 'POST nslcm/v1/ns_instances/.../action', count: 1, sent: 10, received: 100 },
    { call: 'GET nsd/v1/ns_descriptors?id=openldap_ns', count: 1, sent: 10, received: 100 },
  ]);
});
