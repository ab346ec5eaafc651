import { expect, test } from '@jest/globals';
import { ignoredVariables, inheritedEnvironment } from '../../../src/terraform/run/inherited.js';

const needed = {
  PATH: '/bin',
  HOME: '/home/osmops',
  LC_ALL: 'C',
  https_proxy: 'http://proxy',
  NO_PROXY: 'localhost',
  SSL_CERT_FILE: '/ca.pem',
  GOMEMLIMIT: '512MiB',
  TF_LOG: 'debug',
};
const ofBackends = {
  azurerm: { ARM_ACCESS_KEY: 'canary', AZURE_CONFIG_DIR: '/azure' },
  consul: { CONSUL_HTTP_TOKEN: 'canary' },
  gcs: { GOOGLE_CREDENTIALS: 'canary' },
  http: { TF_HTTP_PASSWORD: 'canary' },
  kubernetes: { KUBE_TOKEN: 'canary', KUBECONFIG: '/kube', KUBERNETES_SERVICE_HOST: '10.0.0.1' },
  pg: { PG_CONN_STR: 'canary', PGPASSWORD: 'canary' },
  remote: { TF_TOKEN_app_terraform_io: 'canary', TF_CLI_CONFIG_FILE: '/terraformrc' },
  s3: { AWS_SECRET_ACCESS_KEY: 'canary', AWS_WEB_IDENTITY_TOKEN_FILE: '/token' },
};
const others = {
  OSM_PASSWORD: 'canary',
  TF_VAR_password: 'canary',
  TF_CLI_ARGS: '-lock=false',
  TF_CLI_ARGS_init: '-upgrade',
  TF_DATA_DIR: '/elsewhere',
  TF_WORKSPACE: 'site',
  TF_IN_AUTOMATION: '1',
  SITE_A_VIM: 'canary',
  TF_REATTACH_PROVIDERS: '{}',
  NODE_OPTIONS: '--require=./x.js',
  MY_PATH: '/bin',
};
const env = { ...needed, ...others, ...Object.assign({}, ...Object.values(ofBackends)) };

test.each(Object.entries(ofBackends))(
  'Terraform has of the environment what it needs, and what the backend %s reads',
  (backend, own) => {
    expect(inheritedEnvironment(env, backend)).toEqual({ ...needed, ...own });
  },
);

test.each(['local', 'unheard_of', 'constructor'])('for the backend %s it has nothing more', (backend) => {
  expect(inheritedEnvironment(env, backend)).toEqual(needed);
});

test('what a person may rely on and is not inherited is named', () => {
  expect(ignoredVariables(env)).toEqual([
    'TF_CLI_ARGS',
    'TF_CLI_ARGS_init',
    'TF_DATA_DIR',
    'TF_HTTP_PASSWORD',
    'TF_REATTACH_PROVIDERS',
    'TF_VAR_password',
    'TF_WORKSPACE',
  ]);
  expect(ignoredVariables(env, 'http')).not.toContain('TF_HTTP_PASSWORD');
  expect(ignoredVariables({ ...needed, TF_WORKSPACE: '' })).toEqual([]);
});
