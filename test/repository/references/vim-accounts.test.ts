import { afterAll, describe, expect, test } from '@jest/globals';
import { removeFolders } from '../../packages/support/folder.js';
import { k8sCluster, longForm, nsInstance, problemsOf, vimAccount } from '../support/repository.js';

afterAll(removeFolders);

const account = { 'vim.osmops.yaml': vimAccount({ name: 'frankfurt' }) };

describe('a VIM account that is named', () => {
  test('is asked about if its name is nearly that of one that is declared', async () => {
    const instance = longForm('[{vnfName: a, vimAccountName: frankfrut}]', { vimAccountName: 'frankfurd' });
    const told = await problemsOf({
      ...account,
      'c.osmops.yaml': k8sCluster({ vimAccountName: 'Frankfurt' }),
      'i.osmops.yaml': instance,
    });
    const warning = (place: string, name: string) =>
      `warning unknown-reference ${place} The VIM account '${name}' is not in this repository; did you mean 'frankfurt'?`;
    expect(told).toEqual([
      warning('c.osmops.yaml:3:17', 'Frankfurt'),
      warning('i.osmops.yaml:4:17', 'frankfurd'),
      warning('i.osmops.yaml:5:37', 'frankfrut'),
    ]);
  });

  test.each(['frankfurt', 'frankfurt_2', 'berlin'])('is taken as it is otherwise: %s', async (name) => {
    expect(await problemsOf({ ...account, 'i.osmops.yaml': nsInstance({ vimAccountName: name }) })).toEqual(
      [],
    );
  });

  test('is left to OSM where no account is declared', async () => {
    expect(await problemsOf({ 'i.osmops.yaml': nsInstance({ vimAccountName: 'frankfrut' }) })).toEqual([]);
  });
});
