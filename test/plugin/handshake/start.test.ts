import { describe, expect, test } from '@jest/globals';
import { handshakeLine, reattachLine } from '../../../provider/plugin/handshake/lines.js';
import { readStart } from '../../../provider/plugin/handshake/start.js';

const terraform = {
  TF_PLUGIN_MAGIC_COOKIE: 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2',
  PLUGIN_PROTOCOL_VERSIONS: '5,6',
  PLUGIN_CLIENT_CERT: 'certificate',
};

describe('how the process was started', () => {
  test('by Terraform', () => {
    expect(readStart(['node', 'main.js'], terraform)).toEqual({
      by: 'terraform',
      clientCertificate: 'certificate',
    });
  });

  test('to be reattached', () => {
    expect(readStart(['node', 'main.js', '--reattach'], {})).toEqual({ by: 'reattach' });
  });

  test('by a person', () => {
    expect(readStart(['node', 'main.js'], {})).toEqual({ by: 'person' });
    expect(readStart([], { ...terraform, TF_PLUGIN_MAGIC_COOKIE: 'other' })).toEqual({ by: 'person' });
  });

  test.each([
    ['an older protocol', { PLUGIN_PROTOCOL_VERSIONS: '4,5' }, /offers 4, 5/],
    ['a protocol that only looks alike', { PLUGIN_PROTOCOL_VERSIONS: '16,60' }, /speaks plugin protocol 6/],
    ['no certificate', { PLUGIN_CLIENT_CERT: '' }, /no client certificate/],
  ])('by a Terraform with %s', (_what, environment, problem) => {
    expect(() => readStart([], { ...terraform, ...environment })).toThrow(problem);
  });
});

describe('lines', () => {
  test('the hand-shake has six parts and no padding', () => {
    expect(handshakeLine('/tmp/s', Buffer.from('x'))).toBe('1|6|unix|/tmp/s|grpc|eA');
  });

  test('the value for TF_REATTACH_PROVIDERS is one line', () => {
    expect(reattachLine('acme/fixture', '/tmp/s')).not.toContain('\n');
  });
});
