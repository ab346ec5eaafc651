import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type ProviderOptions, startProvider } from '../../../src/terraform/index.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

/** Starts a stand-in for the provider: an ECMAScript module, which has `announce()` and ends with standard input. */
async function start(program: string, options: Partial<ProviderOptions> = {}) {
  const main = join(await temporaryFolder(), 'main.mjs');
  await writeFile(
    main,
    `const announce = () => console.log(JSON.stringify({
      'registry.terraform.io/osmops/osm': {
        Protocol: 'grpc', ProtocolVersion: 6, Pid: process.pid, Test: true,
        Addr: { Network: 'unix', String: '/tmp/' + process.argv[2] },
      },
    }));
    process.stdin.on('end', () => process.exit(0)).resume();
    ${program}`,
  );
  return startProvider({ main, ...options });
}

describe('a provider that starts', () => {
  test('says how to reach it, and ends with its standard input', async () => {
    const provider = await start('announce()');
    expect(provider.reattach).toEqual({
      'registry.terraform.io/osmops/osm': {
        Protocol: 'grpc',
        ProtocolVersion: 6,
        Pid: provider.pid,
        Test: true,
        Addr: { Network: 'unix', String: '/tmp/--reattach' },
      },
    });
    expect(await provider.stop()).toEqual({ exitCode: 0, signal: undefined, log: '' });
    expect(await provider.stop()).toEqual(await provider.exited);
  });

  test('is not ended by the signal that could have cancelled its start', async () => {
    const controller = new AbortController();
    const provider = await start('announce()', { signal: controller.signal });
    controller.abort();
    expect(await provider.stop()).toMatchObject({ exitCode: 0 });
  });

  test('has its log passed on line by line, and does not choke on output that nobody reads', async () => {
    const lines: string[] = [];
    const provider = await start(
      `announce();
      process.stdout.write('x'.repeat(1_000_000), () => {
        console.error('first\\nsecond');
        process.exit(5);
      });`,
      { onLog: (line) => lines.push(line) },
    );
    expect(await provider.exited).toEqual({ exitCode: 5, signal: undefined, log: 'first\nsecond' });
    expect(lines).toEqual(['first', 'second']);
  });

  test('gets the environment it is given and no other', async () => {
    const provider = await start(
      'announce(); console.error(Object.keys(process.env).join()); process.exit()',
      {
        env: { OSMOPS_CANARY: 'x', NOTHING: undefined },
      },
    );
    expect((await provider.exited).log).toBe('OSMOPS_CANARY');
  });
});

describe('a provider that does not start', () => {
  test.each([
    ['it ends', "console.error('no licence to serve'); process.exit(3)", /exit code 3:\nno licence to serve/],
    ['it says something else', "console.log('Hello')", /Hello/],
    ['Terraform would shut it down', 'console.log(\'{"osm":{"Test":false}}\')', /"Test":false/],
    ['it cannot be loaded', "await import('./missing.mjs')", /missing\.mjs/],
  ])('because %s', async (_, program, says) => {
    await expect(start(program)).rejects.toMatchObject({
      code: 'provider-failed',
      message: expect.stringMatching(says),
    });
  });

  test('because it was cancelled', async () => {
    const controller = new AbortController();
    const starting = start("console.error('starting')", {
      signal: controller.signal,
      onLog: () => controller.abort(),
    });
    await expect(starting).rejects.toMatchObject({ code: 'cancelled' });
  });
});
