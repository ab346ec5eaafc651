import { describe, expect, test } from '@jest/globals';
import { parseExact, stringifyExact } from '../../provider/json/index.js';
import { nsInstanceSchema } from '../../provider/nbi/records/ns-instance.js';
import { operationSchema } from '../../provider/nbi/records/operation.js';
import { packageSchema } from '../../provider/nbi/records/package.js';
import { fixture } from './support/fixture.js';

describe('an NS instance', () => {
  test('of release 8 that is ready', () => {
    expect(nsInstanceSchema.parse(fixture('ns-instance-ready.json'))).toEqual({
      id: 'd275bca5-8b90-4830-9504-9440ee7cee29',
      name: 'c1',
      description: 'd',
      nsState: 'READY',
      nsdId: '508f23bd-4937-4ae8-b3de-9da33a9b2913',
      nsdName: 'openldap_ns',
      vimAccountId: '9e9b08d8-8017-461f-b8be-36bb8efd6c65',
      instantiateParams: {
        nsName: 'c1',
        nsdId: '508f23bd-4937-4ae8-b3de-9da33a9b2913',
        vimAccountId: '9e9b08d8-8017-461f-b8be-36bb8efd6c65',
        nsDescription: 'd',
      },
      currentOperation: 'IDLE',
      currentOperationId: undefined,
      errorDescription: undefined,
      errorDetail: undefined,
      createTime: 1795337459.106084,
      kdus: [
        {
          memberVnfIndex: 'openldap',
          kduName: 'ldap',
          kduModel: 'stable/openldap:1.2.7',
          namespace: 'e5dce379-790a-4095-ae16-98e63ca14739',
        },
      ],
    });
  });

  test('of release 10', () => {
    expect(nsInstanceSchema.parse(fixture('ns-instance-release10.json'))).toMatchObject({
      id: '0335c32c-d28c-4d79-9b94-0ffa36326932',
      nsState: 'READY',
      nsdName: 'openldap_ns',
      kdus: [{ memberVnfIndex: 'openldap', kduName: 'ldap' }],
    });
  });

  test('that is broken says why, and has no KDUs', () => {
    expect(nsInstanceSchema.parse(fixture('ns-instance-broken.json'))).toMatchObject({
      nsState: 'BROKEN',
      errorDescription: expect.stringContaining('Stage 2/5'),
      errorDetail: expect.stringContaining('timed out waiting'),
      kdus: [],
    });
  });

  test('without a datacenter has the VIM account it was asked to be at', () => {
    const record = fixture('ns-instance-ready.json', {
      datacenter: null,
      instantiate_params: { vimAccountId: 'wanted' },
    });
    expect(nsInstanceSchema.parse(record)).toMatchObject({ vimAccountId: 'wanted' });
  });
});

describe('an operation', () => {
  test('whose charm left no text says nothing in detail', () => {
    const record = fixture('operation-completed.json', { 'detailed-status': { code: 0 } });
    expect(operationSchema.parse(record)).toMatchObject({ detailedStatus: undefined });
  });

  test('keeps what was asked for', () => {
    expect(operationSchema.parse(fixture('operation-instantiate-params.json')).operationParams).toMatchObject(
      {
        nsName: 'c7',
        additionalParamsForVnf: [{ 'member-vnf-index': 'openldap' }],
      },
    );
  });
});

describe('what an operation was asked for, where a release keeps it as JSON text,', () => {
  function paramsOf(operationParams: object): string {
    const record = parseExact(JSON.stringify(fixture('operation-completed.json', { operationParams })));
    return stringifyExact(operationSchema.parse(record).operationParams);
  }

  const forVnf =
    '[{"member-vnf-index":"openldap","additionalParamsForKdu":[{"kdu_name":"ldap","additionalParams":{"a.b":12345678901234567890}}]}]';

  test.each([
    ['at the creation', 'additionalParamsForVnf', forVnf],
    ['for an action', 'primitive_params', '{"replicaCount":0.5,"image":{"tag":null}}'],
  ])('%s is read without loss', (_, key, text) => {
    expect(paramsOf({ nsName: '{}', [key]: text })).toBe(`{"nsName":"{}","${key}":${text}}`);
  });

  test('and that is none is left', () => {
    expect(paramsOf({ primitive_params: '{"a":' })).toBe('{"primitive_params":"{\\"a\\":"}');
  });

  test('is nothing if there is nothing', () => {
    const record = fixture('operation-completed.json', { operationParams: null, errorMessage: null });
    expect(operationSchema.parse(record)).toMatchObject({ operationParams: {}, errorMessage: undefined });
  });

  test('whose status was not told yet has none', () => {
    const { 'detailed-status': _, ...record } = fixture('operation-completed.json');
    expect(operationSchema.parse(record)).toMatchObject({ detailedStatus: undefined });
  });
});

describe('a package', () => {
  test.each([
    ['vnf', 'vnf-package.json'],
    ['ns', 'ns-package.json'],
  ] as const)('of kind %s has the descriptor without what OSM adds', (kind, file) => {
    const record = fixture(file);
    const { descriptor, ...rest } = packageSchema(kind).parse(record);
    expect(rest).toMatchObject({
      kind,
      operationalState: 'ENABLED',
      modified: expect.any(Number),
      mark: undefined,
    });
    const ours = Object.keys(record).filter((key) => !/^_|State$/.test(key));
    expect(Object.keys(descriptor)).toEqual(ours);
    expect(ours).toContain('name');
  });
});
