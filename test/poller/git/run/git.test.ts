import { chmod, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import which from 'which';
import { temporaryFolder } from '../../../support/temporary-folder.js';
import { createOrigin } from '../support/origin.js';
import { never, openSource } from '../support/source.js';

const path = process.env['PATH'] ?? '';

afterEach(() => {
  process.env['PATH'] = path;
});

test('what is read long after Git has ended counts', async () => {
  const folder = await temporaryFolder();
  const late = `case "$*" in *ls-remote*) (sleep 0.3; exec '${await which('git')}' "$@") & exit 0;; esac`;
  await writeFile(join(folder, 'git'), `#!/bin/sh\n${late}\nexec '${await which('git')}' "$@"\n`);
  await chmod(join(folder, 'git'), 0o755);
  const origin = await createOrigin();
  const commit = await origin.commit({ a: 'a' });
  const source = await openSource({ url: origin.url });
  process.env['PATH'] = `${folder}${delimiter}${path}`;
  expect(await source.look(never)).toMatchObject({ revision: { commit } });
});
