import { describe, expect, test } from '@jest/globals';
import type { Settings } from '../../../provider/osm.js';
import { unknown } from '../../../provider/plugin/definition/index.js';
import { checkSecret } from '../../../provider/resources/account/secret-at-plan.js';
import { k8sClusterType } from '../../../provider/resources/k8s-cluster/type.js';
import type {
  VimAccountPlanned,
  VimAccountState,
} from '../../../provider/resources/vim-account/attributes.js';
import { vimAccountType } from '../../../provider/resources/vim-account/type.js';

const settings: Settings = {
  adoptExisting: false,
  onKeyRemoval: 'error',
  relativePaths: true,
  secretsMayAppear: true,
  timeoutMs: 1_000,
};
const none = { env: null, file: null, version: null };
const account = (reference: { env?: string; file?: string }) =>
  vimAccountType.blank('id', { ...none, ...reference });

describe('a secret that a plan will send', () => {
  test.each([
    ['password_env', { env: 'OSMOPS_TEST_UNSET' }, 'The environment variable OSMOPS_TEST_UNSET is not set.'],
    ['password_file', { file: '/nonexistent' }, expect.stringMatching(/^The file \/nonexistent cannot/)],
  ])('may be missing where it may still appear, which is told: %s', async (attribute, reference, summary) => {
    const planned = account(reference);
    const told = await checkSecret(vimAccountType, { planned, prior: null }, settings);
    const detail = expect.stringMatching(/ the password of the VIM account, .* where the provider runs/);
    expect(told).toEqual([{ severity: 'warning', summary, detail, attribute: [attribute] }]);
  });

  test('must be there where it cannot', async () => {
    const planned = account({ file: '/nonexistent' });
    const alone = { ...settings, secretsMayAppear: false };
    await expect(checkSecret(vimAccountType, { planned, prior: null }, alone)).rejects.toMatchObject({
      code: 'secret-missing',
      place: { attribute: ['password_file'] },
    });
  });

  test('must be right if it is there', async () => {
    process.env['OSMOPS_TEST_KUBECONFIG'] = '[';
    const planned = k8sClusterType.blank('id', { ...none, env: 'OSMOPS_TEST_KUBECONFIG' });
    await expect(checkSecret(k8sClusterType, { planned, prior: null }, settings)).rejects.toMatchObject({
      code: 'invalid-attribute',
    });
    delete process.env['OSMOPS_TEST_KUBECONFIG'];
  });
});

describe('nothing is read', () => {
  const there = account({ env: 'OSMOPS_TEST_UNSET' });

  test.each<[string, VimAccountPlanned, VimAccountState | null]>([
    ['where nothing of it changes', { ...there, description: 'mine' }, there],
    ['where its place is not known yet', { ...there, password_env: unknown }, null],
    ['where its version is not known yet', { ...there, secret_version: unknown }, there],
  ])('%s', async (_, planned, prior) => {
    expect(await checkSecret(vimAccountType, { planned, prior }, settings)).toEqual([]);
  });
});
