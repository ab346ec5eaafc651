import { expect, test } from '@jest/globals';
import { isSecretKey, withoutSecrets } from '../../../provider/nbi/records/secret-keys.js';

test.each([
  ...[
    'password',
    'admin_password',
    'nsx_password',
    'vcenter_password',
    'vrops_password',
    'passwd',
    'PASSWORD',
  ],
  ...[
    'passphrase',
    'ssh-passphrase',
    'passPhrase',
    'pass_phrase',
    'pwd',
    'rootPwd',
    'pass',
    'smtp-pass',
    'db.pass',
  ],
  ...[
    'private-key',
    'private_key',
    'privateKey',
    'PrivateKey',
    'private key',
    'ssh_private_key',
    'PRIVATEKEY',
  ],
  ...['api_key', 'apiKey', 'api-key', 'access_key', 'accessKeyId', 'accountKey', 'shared-key', 'masterKey'],
  ...['secret', 'client_secret', 'clientSecret', 'token', 'prometheus-token', 'credentials', 'credential'],
  ...['psk', 'wifi-psk', 'cred', 'creds', 'kubeconfig', 'bearer'],
])('%s names a secret', (key) => {
  expect(isSecretKey(key)).toBe(true);
  expect(withoutSecrets({ a: [{ [key]: 'x', b: 1 }] })).toEqual({ a: [{ b: 1 }] });
});

test.each([
  ...[
    'keypair',
    'public_key',
    'pub_key',
    'ca_cert',
    'insecure',
    'security_groups',
    'bypass',
    'compass',
    'key',
  ],
  ...[
    'user_domain_name',
    'availability_zone',
    'management_network_name',
    'passive',
    'credit',
    'vcenter_user',
  ],
])('%s names none', (key) => {
  expect(isSecretKey(key)).toBe(false);
});
