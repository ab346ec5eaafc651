import { expect, test } from '@jest/globals';
import { providerEnvironment } from '../../../src/poller/stack/provider-environment.js';

test("a repository's provider has of the poller's secrets those of the repository alone", () => {
  const env = {
    PATH: '/bin',
    LC_ALL: 'C',
    TF_LOG_PROVIDER: 'debug',
    TF_VAR_password: 'canary',
    SITE_A_VIM: 'a',
    SITE_B_VIM: 'canary',
    OSM_PASSWORD: 'canary',
    HTTPS_PROXY: 'http://user:canary@proxy',
  };
  expect(providerEnvironment(env, { env: ['SITE_A_*'], dir: '/run/secrets/a' }, '/data/trees')).toEqual({
    PATH: '/bin',
    LC_ALL: 'C',
    TF_LOG_PROVIDER: 'debug',
    SITE_A_VIM: 'a',
    OSMOPS_SECRET_FOLDERS: '["/data/trees","/run/secrets/a"]',
  });
});
