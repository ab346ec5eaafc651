import { describe, expect, test } from '@jest/globals';
import { hideLogins, holdsLogin, withoutLogin } from '../../../base/text/index.js';

describe('an address', () => {
  test.each([
    ['https://user:pw@vim:5000/v3', 'https://vim:5000/v3'],
    ['HTTP://token:@charts', 'HTTP://charts'],
    ['https://:pw@charts', 'https://charts'],
    ['//user:pw@vim', '//vim'],
    ['user:pw@vim:5000', 'vim:5000'],
    ['https://a:b@c:d@vim/x', 'https://vim/x'],
  ])('with a password loses the whole login: %s', (address, rest) => {
    expect(holdsLogin(address)).toBe(true);
    expect(withoutLogin(address)).toBe(rest);
  });

  test.each([
    'https://vim:5000/v3',
    'https://user@vim:5000/v3',
    'vim:5000',
    'https://vim:5000/a:b@c',
    'https://vim?user:pw@x',
    'oci://registry/charts',
    'http://[::1]:5000/v3',
    '',
  ])('without one stays as it is: %s', (address) => {
    expect(holdsLogin(address)).toBe(false);
    expect(withoutLogin(address)).toBe(address);
  });
});

test('an address of rubbish is looked at in one pass', () => {
  expect(holdsLogin(`https://${':'.repeat(2_000_000)}`)).toBe(false);
  expect(hideLogins(`https://${':'.repeat(2_000_000)}`)).toHaveLength(2_000_008);
});

test('a text quotes addresses without their logins', () => {
  expect(hideLogins("GET 'https://u:p@vim:5000/v3', oci://t:@b/c and http://vim:80/x@y failed: a:b@c")).toBe(
    "GET 'https://***@vim:5000/v3', oci://***@b/c and http://vim:80/x@y failed: a:b@c",
  );
});
