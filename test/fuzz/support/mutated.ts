import fc from 'fast-check';

/** Pieces that readers of many kinds may stumble over. */
const pieces = [
  ...['', '\0', '\n', '\r\n', '\t', ' ', '\u2028', '\u202e', '\u001b[2J', '\ufeff', '\ud800', 'é', '😀'],
  ...[
    '{',
    '}',
    '[',
    ']',
    '"',
    "'",
    ':',
    ',',
    '- ',
    '#',
    '&a ',
    '*a',
    '<<: *a',
    '!!binary x',
    '|',
    '>',
    '%',
    '---',
  ],
  ...['null', 'true', '~', '-1', '0', '1e999', '0x10', '9007199254740993', '-0', 'NaN', '1'.repeat(400)],
  ...['__proto__', 'constructor', 'toString', '${x}', '%{x}', '../..', '/', '//', '.git', 'a'.repeat(5_000)],
  ...['['.repeat(20_000), '{"a":'.repeat(20_000), '- '.repeat(20_000), '"\\u0000"', '{}', '[]', '""'],
];

const anyPiece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...pieces).map((piece) => Buffer.from(piece)) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 8 }).map((bytes) => Buffer.from(bytes)) },
);

/** Where, in parts of the whole. */
const place = fc.double({ min: 0, max: 1, noNaN: true });

const edit = fc.oneof(
  fc.record({ kind: fc.constant('insert' as const), at: place, piece: anyPiece }),
  fc.record({ kind: fc.constant('replace' as const), at: place, length: fc.nat(12), piece: anyPiece }),
  fc.record({ kind: fc.constant('remove' as const), at: place, length: fc.nat(40) }),
  fc.record({ kind: fc.constant('cut' as const), at: place }),
  fc.record({
    kind: fc.constant('repeat' as const),
    at: place,
    length: fc.nat(200),
    times: fc.integer({ min: 2, max: 50 }),
  }),
);

type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

/** One of the samples with some edits; now and then whatever bytes there are. Of 1 MB at most. */
export function mutated(samples: readonly (string | Uint8Array)[]): fc.Arbitrary<Buffer> {
  const sample = fc.constantFrom(...samples).map((one) => Buffer.from(one));
  const edited = fc
    .tuple(sample, fc.array(edit, { maxLength: 6 }))
    .map(([bytes, edits]) => edits.reduce(withEdit, bytes));
  return fc
    .oneof(
      { weight: 12, arbitrary: edited },
      { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)) },
    )
    .map((bytes) => bytes.subarray(0, 1_000_000));
}

function withEdit(bytes: Buffer, one: Edit): Buffer {
  const start = Math.round(one.at * bytes.length);
  const end = 'length' in one ? start + one.length : start;
  const [before, after] = [bytes.subarray(0, start), bytes.subarray(end)];
  if (one.kind === 'cut') return before;
  if (one.kind === 'remove') return Buffer.concat([before, after]);
  if (one.kind === 'repeat') {
    return Buffer.concat([before, ...Array(one.times).fill(bytes.subarray(start, end)), after]);
  }
  return Buffer.concat([before, one.piece, after]);
}
