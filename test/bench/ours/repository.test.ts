import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { manyInstances, withFirstChanged } from '../../../bench/instance.js';
import { makeRepository } from '../../../bench/ours/repository.js';
import { readRepository } from '../../../src/repository/index.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

test('a repository declares what it was told last, and nothing else', async () => {
  const repository = await makeRepository(join(await temporaryFolder(), 'repository'), 1234);
  await repository.connectAs('someone');
  const declared = async () => {
    const { deployment, problems } = await readRepository(repository.root);
    expect(problems).toEqual([]);
    return deployment?.nsInstances.map(({ name }) => name);
  };
  await repository.declare(manyInstances(3, '1'));
  expect(await declared()).toEqual(['ldap-0001', 'ldap-0002', 'ldap-0003']);
  await repository.declare(withFirstChanged(manyInstances(2, '1'), '3'));
  expect(await declared()).toEqual(['ldap-0001', 'ldap-0002']);
});
