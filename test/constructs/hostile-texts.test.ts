import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  equalByValue,
  isJsonObject,
  type Json,
  type JsonObject,
  parseExact,
} from '../../provider/json/index.js';
import {
  at,
  helmRepository,
  instance,
  k8sCluster,
  references,
  resourcesOf,
  vimAccount,
} from './support/declarations.js';

/** What Terraform and CDKTF would read as theirs, whole and in pieces. */
const text = fc.oneof(
  fc.constantFrom(
    '${path.module}',
    '%{ if true }x%{ endif }',
    '$${a}',
    '${TfToken[TOKEN.0]}',
    '#{TfToken[TOKEN.1]}',
    '&{TfToken[TOKEN.1]}',
    '//',
    '{"a": 1}',
  ),
  fc.string({
    unit: fc.constantFrom('$', '%', '#', '&', '{', '}', '"', '\\', '\n', 'T', '[', ']', '.', 'é', '😀'),
  }),
  fc.string({ unit: 'grapheme' }),
);
const object: fc.Arbitrary<JsonObject> = fc
  .dictionary(text, fc.jsonValue({ noUnicodeString: false }))
  .map((value) => {
    const json = parseExact(JSON.stringify(value));
    return isJsonObject(json) ? json : {};
  });

/** Each run synthesizes a stack. */
const numRuns = 40;

/** What Terraform makes of a text in a configuration: `${"$"}` is the sign alone; anything else it would evaluate. */
function evaluated(template: string): string {
  expect(template.replaceAll(/\$\{"[$%#&]+"\}/g, '')).not.toMatch(/[$%]\{/);
  return template.replaceAll(/\$\{"([$%#&]+)"\}/g, '$1');
}

/** What the provider is told, but for what is CDKTF's and Terraform's own. */
function told(resources: ReturnType<typeof resourcesOf>, type: string): unknown {
  const [resource = {}] = Object.values(resources[type] ?? {});
  const { '//': _, depends_on: __, ...attributes } = resource;
  return toProvider(attributes);
}

function toProvider(value: unknown): unknown {
  if (typeof value === 'string') return evaluated(value);
  if (Array.isArray(value)) return value.map(toProvider);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [evaluated(key), toProvider(item)]));
}

/** A JSON text that means a value. */
function jsonOf(value: Json) {
  return {
    asymmetricMatch: (other: unknown) => typeof other === 'string' && equalByValue(parseExact(other), value),
  };
}

test('whatever an NS instance says is data', () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 13, maxLength: 13 }), object, (texts, params) => {
      const [name = '', description = '', nsdName = '', account = '', index = '', other = '', kdu = ''] =
        texts;
      const [model = '', namespace = '', deploymentName = '', network = '', key = '', first = ''] =
        texts.slice(7);
      const resources = resourcesOf({
        nsInstances: [
          instance(name, nsdName, {
            description,
            vimAccountName: account,
            params,
            vnfs: [
              {
                ...at,
                memberVnfIndex: index,
                vimAccount: { ...at, name: other },
                params,
                kdus: [{ ...at, name: kdu, model, namespace, deploymentName, params }],
              },
            ],
            networks: [{ ...at, name: network, vimNetworkName: network }],
            sshKeys: [key],
            instantiation: params,
            dependsOn: references(first),
          }),
        ],
      });
      expect(told(resources, 'osm_ns_instance')).toEqual({
        name,
        description,
        nsd_name: nsdName,
        vim_account_name: account,
        params: jsonOf(params),
        vnfs: [
          {
            member_vnf_index: index,
            vim_account_name: other,
            params: jsonOf(params),
            kdus: [{ name: kdu, model, namespace, deployment_name: deploymentName, params: jsonOf(params) }],
          },
        ],
        networks: [{ name: network, vim_network_name: network }],
        ssh_keys: [key],
        instantiation: jsonOf(params),
        wait_for: [first],
      });
    }),
    { numRuns },
  );
});

test('whatever accounts say is data', () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 9, maxLength: 9 }), object, (texts, config) => {
      const [
        name = '',
        type = '',
        url = '',
        user = '',
        tenant = '',
        file = '',
        net = '',
        k8sVersion = '',
        description = '',
      ] = texts;
      const resources = resourcesOf({
        vimAccounts: [
          vimAccount(name, {
            type,
            url,
            user,
            tenant,
            description,
            config,
            passwordEnv: undefined,
            passwordFile: file,
          }),
        ],
        k8sClusters: [
          k8sCluster(name, {
            vimAccountName: user,
            k8sVersion,
            nets: { [net]: url },
            credentialsEnv: file,
            description,
          }),
        ],
        helmRepositories: [helmRepository(name, { url, description })],
      });
      expect(told(resources, 'osm_vim_account')).toEqual({
        name,
        vim_type: type,
        vim_url: url,
        vim_user: user,
        vim_tenant_name: tenant,
        description,
        config: jsonOf(config),
        password_file: file,
      });
      expect(told(resources, 'osm_k8s_cluster')).toEqual({
        name,
        vim_account_name: user,
        k8s_version: k8sVersion,
        nets: { [net]: url },
        description,
        credentials_env: file,
      });
      expect(told(resources, 'osm_k8s_repo')).toEqual({ name, type: 'helm-chart', url, description });
    }),
    { numRuns },
  );
});

test('a resource named as something that every JavaScript object has is not lost', () => {
  const names = Object.getOwnPropertyNames(Object.prototype);
  const resources = resourcesOf({ vimAccounts: names.map((name) => vimAccount(name)) });
  expect(Object.keys(resources['osm_vim_account'] ?? {})).toHaveLength(names.length);
});

test('no two names share an address, and every dependency is on one that is there', () => {
  fc.assert(
    fc.property(fc.uniqueArray(text, { minLength: 1, maxLength: 12 }), (names) => {
      const resources = resourcesOf({
        vimAccounts: names.map((name) => vimAccount(name)),
        nsInstances: names.map((name, index) =>
          instance(name, 'ns', { vimAccountName: name, dependsOn: references(...names.slice(index + 1)) }),
        ),
      });
      const addresses = Object.entries(resources).flatMap(([type, ofType]) =>
        Object.keys(ofType).map((name) => `${type}.${name}`),
      );
      expect(addresses).toHaveLength(2 * names.length);
      const [first] = Object.values(resources['osm_ns_instance'] ?? {});
      expect(first?.['depends_on']).toHaveLength(names.length);
      expect(addresses).toEqual(expect.arrayContaining(Object.values(first?.['depends_on'] ?? [])));
    }),
    { numRuns },
  );
});
