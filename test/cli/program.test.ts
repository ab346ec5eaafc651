import { describe, expect, test } from '@jest/globals';
import { version } from '../../provider/version.js';
import { runCli } from './support/run-cli.js';

const commands = [
  ['init'],
  ['validate'],
  ['synth'],
  ['plan'],
  ['apply'],
  ['destroy'],
  ['drift'],
  ['begun'],
  ['begun', 'forget'],
  ['graph'],
  ['pack'],
  ['simulator'],
  ['provider', 'install'],
  ['provider', 'env'],
  ['provider', 'exec'],
  ['terraform', 'install'],
];

describe('help', () => {
  test.each(commands)('of %s %s has options, examples and exit codes', async (...command) => {
    const { exitCode, stdout, stderr } = await runCli([...command, '--help']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain(`Usage: osmops ${command.join(' ')} [options]`);
    for (const part of ['--json', '--no-color', '-h, --help', '\nExamples:\n', '\nExit codes:\n']) {
      expect(stdout).toContain(part);
    }
  });

  test('of osmops lists every command and the exit codes', async () => {
    const { exitCode, stdout } = await runCli(['--help']);
    expect(exitCode).toBe(0);
    for (const [name] of commands) expect(stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
    expect(stdout).toContain('Exit codes:');
  });

  test('is what osmops without a command prints, on standard error, as an error', async () => {
    const { exitCode, stdout, stderr } = await runCli([]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain('Usage: osmops [options] [command]');
  });
});

test('help COMMAND is the help of the command', async () => {
  const { exitCode, stdout } = await runCli(['help', 'state', 'list']);
  expect(exitCode).toBe(0);
  expect(stdout).toContain('Usage: osmops state list');
});

test('version prints the version, as JSON too', async () => {
  expect((await runCli(['version'])).stdout).toMatch(new RegExp(`^osmops ${version} on Node `));
  expect(JSON.parse((await runCli(['version', '--json'])).stdout)).toMatchObject({ osmops: version });
});

test('--version prints the version', async () => {
  expect(await runCli(['--version'])).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: '' });
});

describe('a wrong command line', () => {
  test.each([
    [['plann'], "unknown command 'plann' (Did you mean plan?)"],
    [['plan', '--bogus'], "unknown option '--bogus'"],
    [['apply', '-auto-approve'], "unknown option '-auto-approve' (Did you mean --auto-approve?)"],
    [['apply', '-auto-aprove'], "unknown option '-auto-aprove' (Did you mean --auto-approve?)"],
    [['plan', '-auto-approve'], "unknown option '-auto-approve' ["],
    [['state', 'list', '-no-colr'], "unknown option '-no-colr' (Did you mean --no-color?)"],
    [['help', 'plann'], "unknown command 'plann' (Did you mean plan?)"],
    [['help', 'state', 'lst'], "unknown command 'lst'"],
    [['state', 'help', 'lst'], "unknown command 'lst'"],
    [['plan', 'a', 'b'], 'too many arguments'],
    [['pack'], "missing required argument 'folder'"],
    [['synth', '--out'], "option '-o, --out <folder>' argument missing"],
    [['simulator', '--port', '65536'], "argument '65536' is invalid"],
    [['simulator', '--host', '0.0.0.0'], 'Allowed choices are 127.0.0.1'],
    [['simulator', '--operation-seconds', '-1'], "argument '-1' is invalid"],
  ])('%j is an error that says why', async (args, reason) => {
    const { exitCode, stdout, stderr } = await runCli(args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toMatch(/^Error: .* \[usage\]\n/);
    expect(stderr).toContain(reason);
    expect(stderr).toContain('osmops --help');
  });

  test('is a JSON document with --json', async () => {
    const { exitCode, stdout, stderr } = await runCli(['plan', '--json', '--bogus']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      error: { code: 'usage', message: "unknown option '--bogus'" },
    });
  });
});
