import { expect, test } from '@jest/globals';
import { goPlatform } from '../../../src/terraform/binary/platform.js';

test.each([
  ['linux', 'x64', 'linux', 'amd64'],
  ['darwin', 'arm64', 'darwin', 'arm64'],
  ['win32', 'ia32', 'windows', '386'],
])('%s on %s is %s_%s', (platform, arch, os, goArch) => {
  expect(goPlatform(platform, arch)).toEqual({ os, arch: goArch });
});
