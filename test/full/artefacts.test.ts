import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { execa } from 'execa';
import { z } from 'zod';
import { exampleRepository } from '../cli/support/example.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const packed = z.array(z.object({ filename: z.string(), files: z.array(z.object({ path: z.string() })) }));

let project: string;
let files: string[];

/** What `npm publish` would send, unpacked into a project of somebody's beside the dependencies. */
beforeAll(async () => {
  project = await temporaryFolder();
  const { stdout } = await execa('npm', [
    'pack',
    '--ignore-scripts',
    '--json',
    '--pack-destination',
    project,
  ]);
  const [artefact] = packed.parse(JSON.parse(stdout));
  files = artefact?.files.map(({ path }) => path) ?? [];
  await execa('tar', ['-xzf', artefact?.filename ?? ''], { cwd: project });
  await mkdir(join(project, 'node_modules'));
  await symlink(join(project, 'package'), join(project, 'node_modules', 'osmops'));
  await symlink(resolve('node_modules'), join(project, 'package', 'node_modules'));
  for (const name of ['cdktf', 'constructs', '@types']) {
    await symlink(resolve('node_modules', name), join(project, 'node_modules', name));
  }
});

test('the package holds the program, its schemas and its documentation, and no tests', () => {
  expect(files).toEqual(
    expect.arrayContaining([
      'dist/src/cli/main.js',
      'dist/provider/main.js',
      'dist/src/constructs/index.d.ts',
      'schemas/ns-instance.schema.json',
      'docs/cli.md',
      'LICENSE',
      'README.md',
    ]),
  );
  expect(files.filter((path) => /^(test|bench|node_modules|dist\/(test|bench))\//.test(path))).toEqual([]);
});

test('the command of the package runs', async () => {
  const repository = await exampleRepository();
  const main = join(project, 'package', 'dist', 'src', 'cli', 'main.js');
  const { stdout } = await execa(process.execPath, [main, 'validate', repository]);
  expect(stdout).toContain('0 errors');
});

const settings = [
  ...(['nodenext', 'node16'] as const).map((module) => ({ module, moduleResolution: module })),
  { module: 'esnext', moduleResolution: 'bundler' },
].flatMap((resolution) =>
  [true, false].map((exactOptionalPropertyTypes) => ({ ...resolution, exactOptionalPropertyTypes })),
);

test.each(settings)(
  'a strict project compiles against its types, libraries checked: %p',
  async (resolution) => {
    const folder = join(project, `${resolution.moduleResolution}-${resolution.exactOptionalPropertyTypes}`);
    await mkdir(folder);
    await writeFile(join(folder, 'package.json'), '{"type": "module"}');
    const compilerOptions = { ...resolution, target: 'es2022', strict: true, noEmit: true, types: ['node'] };
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['app.ts'] }));
    await writeFile(
      join(folder, 'app.ts'),
      `import { NsInstance, NsPackage, OsmProvider, VnfPackage } from 'osmops/constructs';
export const all = [NsInstance, NsPackage, OsmProvider, VnfPackage];
`,
    );
    await execa(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '-p', folder], {
      cwd: folder,
    });
  },
);

test('a CDKTF project compiles against the package and synthesizes with it', async () => {
  await writeFile(join(project, 'package.json'), '{"type": "module"}');
  await writeFile(
    join(project, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: {
        ...{ target: 'es2023', module: 'nodenext', moduleResolution: 'nodenext', strict: true },
        ...{ types: ['node'], skipLibCheck: true, outDir: 'out', rootDir: '.' },
      },
      files: ['app.ts'],
    }),
  );
  await writeFile(
    join(project, 'app.ts'),
    `import { App, TerraformStack } from 'cdktf';
import { NsInstance, OsmProvider } from 'osmops/constructs';

const app = new App({ outdir: 'synthesized' });
const stack = new TerraformStack(app, 'mine');
new OsmProvider(stack, 'osm', { connectionFile: '/run/osm.yaml' });
new NsInstance(stack, 'ldap', { name: 'ldap', nsdName: 'openldap_ns', vimAccountName: 'mylocation1' });
app.synth();
`,
  );
  await execa(process.execPath, [resolve('node_modules/typescript/bin/tsc')], { cwd: project });
  await execa(process.execPath, ['out/app.js'], { cwd: project });
});
