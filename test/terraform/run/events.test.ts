import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseEvent } from '../../../src/terraform/run/events.js';

const resource = {
  addr: 'osm_ns_instance.ldap',
  module: '',
  resource: 'osm_ns_instance.ldap',
  implied_provider: 'osm',
  resource_type: 'osm_ns_instance',
  resource_name: 'ldap',
  resource_key: null,
};

describe('a known event is typed, in Terraform’s words', () => {
  test.each([
    { type: 'version', terraform: '1.11.4' },
    { type: 'log' },
    { type: 'planned_change', change: { resource, action: 'replace', reason: 'cannot_update' } },
    { type: 'resource_drift', change: { resource, action: 'update' } },
    { type: 'change_summary', changes: { add: 1, change: 2, import: 0, remove: 3, operation: 'plan' } },
    { type: 'apply_start', hook: { resource, action: 'create' } },
    { type: 'apply_progress', hook: { resource, action: 'create', elapsed_seconds: 10.5 } },
    { type: 'apply_complete', hook: { resource, action: 'create', id_key: 'id', id_value: 'x' } },
    { type: 'apply_errored', hook: { resource, action: 'delete', elapsed_seconds: 1 } },
    { type: 'refresh_start', hook: { resource, id_key: 'id', id_value: 'x' } },
    { type: 'refresh_complete', hook: { resource } },
    { type: 'outputs', outputs: { ldap: { sensitive: false, type: 'string', value: 'x' } } },
    { type: 'diagnostic', diagnostic: { severity: 'error', summary: 'No', detail: '' } },
  ])('$type', (event) => {
    const known = { addr: resource.addr, resource_type: resource.resource_type };
    const parsed = parseEvent(JSON.stringify({ '@level': 'info', '@message': 'Said', ...event }));
    expect(parsed).toMatchObject({ type: event.type, '@message': 'Said' });
    if ('change' in event) expect(parsed).toMatchObject({ change: { resource: known } });
    if ('hook' in event) expect(parsed).toMatchObject({ hook: { resource: known } });
  });
});

test('a diagnostic says where, by resource and by place in the configuration', () => {
  const range = { filename: 'cdk.tf.json', start: { line: 3, column: 5 }, end: { line: 3, column: 6 } };
  const diagnostic = { severity: 'warning', summary: 'S', detail: 'D', address: resource.addr, range };
  const line = JSON.stringify({ type: 'diagnostic', diagnostic: { ...diagnostic, snippet: { code: 'x' } } });
  expect(parseEvent(line)).toMatchObject({ diagnostic });
  expect(parseEvent(line)).not.toHaveProperty('diagnostic.snippet');
});

describe('what is not known comes back as it is', () => {
  test.each([
    ['text among JSON', 'Successfully configured the backend "local"!'],
    ['an event of a newer Terraform', '{"type":"action_start","action":{}}'],
    ['a known event of another form', '{"type":"planned_change","change":"all"}'],
    ['nothing', ''],
  ])('%s', (_, line) => {
    expect(parseEvent(line)).toEqual({ type: 'other', line });
  });

  test('any text', () => {
    fc.assert(fc.property(fc.string(), (line) => parseEvent(line).type === 'other'));
  });
});
