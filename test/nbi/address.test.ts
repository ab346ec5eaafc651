import { describe, expect, test } from '@jest/globals';
import { formatAddress, parseAddress } from '../../provider/nbi/address.js';

const label63 = `x${'1'.repeat(62)}`;

/** Counterpart in OSM Ops: TestParseHostAndPort and TestValidHostname of osmops/util/types_test.go. */
describe('what OSM Ops takes', () => {
  test.each([
    ['h:0', 'h', 0],
    ['h:1', 'h', 1],
    ['h:65535', 'h', 65_535],
    ['[::123]:0', '::123', 0],
    ['[::123]:1', '::123', 1],
    ['[::123]:65535', '::123', 65_535],
    ['1.2.3.4:0', '1.2.3.4', 0],
    ['1.2.3.4:1', '1.2.3.4', 1],
    ['1.2.3.4:65535', '1.2.3.4', 65_535],
    ['_h.com:80', '_h.com', 80],
    ['a-b.some_where:80', 'a-b.some_where', 80],
    ['some.host:80', 'some.host', 80],
    [`${label63}.com:80`, `${label63}.com`, 80],
    // Not in its tests, but what Go's SplitHostPort, TrimSpace and Atoi come to.
    [' h:80\n', 'h', 80],
    ['h: 80', 'h', 80],
    ['h:+80', 'h', 80],
    ['h:000080', 'h', 80],
    ['[h]:80', 'h', 80],
    ['[1.2.3.4]:80', '1.2.3.4', 80],
  ])('%j', (text, host, port) => {
    expect(parseAddress(text)).toEqual({ host, port });
  });
});

describe('what OSM Ops refuses, but is meant plainly', () => {
  test.each([
    ['h', 'h', 9999],
    ['[::1]', '::1', 9999],
    ['[::1%lo0]:80', '::1%lo0', 80],
    ['[fe80::1%br_lan.7]:80', 'fe80::1%br_lan.7', 80],
    ['bücher.example:80', 'bücher.example', 80],
    ['some.host.:80', 'some.host.', 80],
  ])('%j', (text, host, port) => {
    expect(parseAddress(text)).toEqual({ host, port });
  });
});

/** Counterparts in OSM Ops: TestInvalidHostname and TestInvalidHostnameAndPort. */
describe('what is refused', () => {
  test.each([
    '',
    '\n',
    ':',
    ':80',
    'some.host:',
    'some host:80',
    'some host.com:80',
    'some.host:123456789',
    'what?is.this:80',
    'em@il:80',
    'what.the.h*ll:80',
    `${label63}2.com:80`,
    `${'a.'.repeat(130)}com:80`,
    'h:65536',
    'h:-1',
    'h:8o',
    '::1',
    '::1:80',
    '[]:80',
    '[%lo]:80',
    '[h%lo]:80',
    '[::1%lo/..]:80',
    '[::1]80',
    '1.2.3.256:80',
    'http://h:80',
  ])('%j', (text) => {
    expect(parseAddress(text)).toBeUndefined();
  });
});

test.each(['h:80', '1.2.3.4:0', '[::1]:80', '[fe80::1%eth0]:80'])('%s is written as it is read', (text) => {
  const address = parseAddress(text);
  expect(address && formatAddress(address)).toBe(text);
});
