import { describe, expect, test } from '@jest/globals';
import { didYouMean, Guesses, listNames } from '../../src/repository/near-miss.js';

describe('a name that is wrong', () => {
  test.each([
    ['parms', ['name', 'params'], 'params'],
    ['vimaccountName', ['vimAccountName', 'vnfName'], 'vimAccountName'],
    ['nmae', ['kind', 'name', 'nsdName'], 'name'],
    ['paramz', ['paramm', 'params', 'param'], 'paramm'],
    ['zookeeper', ['ldap'], undefined],
    ['name', [], undefined],
  ])('%s among %j is guessed to be %s', (name, names, guess) => {
    expect(didYouMean(name, names)).toBe(guess === undefined ? '' : `; did you mean '${guess}'?`);
  });
});

describe('a name that may be right', () => {
  test.each([
    ['openldap_nsd', ['openldap_ns', 'openldap_knf'], 'openldap_ns'],
    ['openldap_v2', ['openldap_v1', 'openldap_v12', 'openldap'], undefined],
    ['abc', ['abcde'], undefined],
    ['ns', ['nt'], undefined],
  ])('%s among %j is thought a slip of %s', (name, names, guess) => {
    expect(new Guesses().slipOf(name, names)).toBe(guess);
  });
});

describe('thousands of names', () => {
  const names = [...Array(2_000).keys()].map((n) => `instance-${n}`);

  test('are guessed at until enough are compared, and then no more', () => {
    const guesses = new Guesses();
    const found = names.map((name) => guesses.didYouMean(`x${name}`, names));
    const guessed = found.filter((guess) => guess !== '').length;
    expect(guessed).toBeGreaterThan(100);
    expect(guessed).toBeLessThan(names.length);
    expect(found.indexOf('')).toBe(guessed);
  });

  test('are compared once for a wrong name that many files have', () => {
    const guesses = new Guesses();
    const found = names.map(() => guesses.slipOf('xinstance', names));
    expect(new Set(found)).toEqual(new Set([undefined]));
    expect(guesses.didYouMean('instanceX1', names)).toBe("; did you mean 'instance-1'?");
  });
});

test.each([
  [[], 'none'],
  [['b', 'a'], 'a, b'],
  [[...Array(10_000).keys()].map((n) => `n${n}`), /^(n\d+, ){19}n\d+ and 9980 more$/],
])('the names are told, but no more of them than can be read', (names, text) => {
  expect(listNames(names)).toEqual(typeof text === 'string' ? text : expect.stringMatching(text));
});
