import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Found, judgeTwice, writeTwice } from '../../../src/terraform/keeper/twice-written.js';
import { Disk, FailingFile, PowerCut } from './power-cut.js';
import { stateOf } from './support.js';

const none = { kind: 'none' };
const textOf = (found: Found) => ('state' in found ? found.state.text : found.kind);

describe('of a state file and the copy beside it', () => {
  const [one, two, three] = [stateOf(1, ['a']), stateOf(2, ['b']), stateOf(3, ['c'])];

  test.each([
    ['nothing', '', '', 'none'],
    ['the file alone', two, '', two],
    ['the same twice', two, two, two],
    ['a copy that is not whole', one, two.slice(0, 50), one],
    ['a file that was not begun', one, two, two],
    ['a file that is not whole', two.slice(0, 50), two, two],
    ['a file that is empty', '', two, two],
    ['a file that plain Terraform has written since', three, two, three],
    ['a file that is damaged, and no copy', two.slice(0, 50), '', 'damaged'],
    ['both damaged', two.slice(0, 50), two.slice(0, 50), 'damaged'],
  ])('%s', (_, file, copy, expected) => {
    expect(textOf(judgeTwice(file, copy))).toBe(expected);
  });
});

/** A state of some hundred bytes, so that it has several blocks. */
const states = fc
  .array(fc.array(fc.string({ maxLength: 20 }), { maxLength: 8 }), { minLength: 1, maxLength: 5 })
  .map((lists) => lists.map((names, index) => stateOf(index + 1, names)));

test('whenever a process or the power goes, what opens is what was kept last, or the one that was being written', async () => {
  let cuts = 0;
  await fc.assert(
    fc.asyncProperty(states, fc.nat(120), fc.infiniteStream(fc.boolean()), async (texts, steps, isThere) => {
      const disk = new Disk(steps);
      const files = { copy: new FailingFile(disk), file: new FailingFile(disk) };
      let kept = 'none';
      let begun = 'none';
      try {
        for (const text of texts) {
          begun = text;
          await writeTwice(files, text);
          kept = text;
        }
      } catch (error) {
        expect(error).toBeInstanceOf(PowerCut);
        cuts += 1;
      }
      const there = () => isThere.next().value;
      const { copy, file } = files;
      for (const [fileText, copyText] of [
        [file.afterKill, copy.afterKill],
        [file.afterPowerCut(there), copy.afterPowerCut(there)],
      ] as const) {
        const opened = textOf(judgeTwice(fileText, copyText));
        // A first write that was cut off may leave a file that is not whole.
        if (kept === 'none' && opened === 'damaged') continue;
        expect([kept, begun]).toContain(opened);
      }
      // Without a cut the file alone says it.
      if (kept === texts.at(-1)) expect(file.afterKill).toBe(kept);
    }),
    { numRuns: 300 },
  );
  expect(cuts).toBeGreaterThan(50);
});

test('nothing was ever kept where there are no files', () => {
  expect(judgeTwice('', '')).toEqual(none);
});
