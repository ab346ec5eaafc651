import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { RequestCounter } from '../../../bench/wire/request-counter.js';

const get = 'GET /a HTTP/1.1\r\nHost: x\r\n\r\n';
const post = (body: string) => `POST /b HTTP/1.1\r\ncontent-length: ${body.length}\r\nHost: x\r\n\r\n${body}`;

test('counts the requests of a connection however its bytes are cut', () => {
  const request = fc.oneof(fc.constant(get), fc.string({ unit: 'grapheme-ascii' }).map(post));
  fc.assert(
    fc.property(fc.array(request), fc.array(fc.integer({ min: 1, max: 40 })), (requests, sizes) => {
      let count = 0;
      const counter = new RequestCounter(() => {
        count += 1;
      });
      let rest = Buffer.from(requests.join(''), 'latin1');
      for (const size of [...sizes, rest.length]) {
        counter.add(rest.subarray(0, size));
        rest = rest.subarray(size);
      }
      expect(count).toBe(requests.length);
    }),
  );
});

test('takes nothing in a body for a request', () => {
  let count = 0;
  const counter = new RequestCounter(() => {
    count += 1;
  });
  counter.add(Buffer.from(post(get) + get));
  expect(count).toBe(2);
});
