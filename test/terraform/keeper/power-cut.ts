import type { WritableFile } from '../../../src/terraform/keeper/twice-written.js';

/** The power goes at a step of a write. */
export class PowerCut extends Error {}

/**
 * A file on a disk whose power goes after so many steps of all its files. What was not synced by then is there in part: some of
 * the blocks that were written, and zeros where one is missing.
 */
export class FailingFile implements WritableFile {
  /** What a process reads. */
  #written = Buffer.alloc(0);
  #synced = Buffer.alloc(0);
  readonly #disk: Disk;

  constructor(disk: Disk) {
    this.#disk = disk;
  }

  async truncate(length: number): Promise<void> {
    this.#disk.step();
    this.#written = this.#written.subarray(0, length);
  }

  async datasync(): Promise<void> {
    this.#disk.step();
    this.#synced = this.#written;
  }

  async write(content: Uint8Array, offset: number, length: number, position: number) {
    this.#disk.step();
    // A part at a time: an operating system may take less than it is given.
    const bytesWritten = Math.min(length, blockBytes);
    const next = Buffer.alloc(Math.max(this.#written.length, position + bytesWritten));
    this.#written.copy(next);
    next.set(content.subarray(offset, offset + bytesWritten), position);
    this.#written = next;
    return { bytesWritten };
  }

  /** As a process that was killed left it: all that was written. */
  get afterKill(): string {
    return this.#written.toString('utf8');
  }

  /** As it is after a power cut: what was synced, or what was written since with some of its blocks missing. */
  afterPowerCut(isThere: (block: number) => boolean): string {
    if (this.#written === this.#synced || !isThere(0)) return this.#synced.toString('utf8');
    const left = Buffer.from(this.#written);
    for (let block = 0; block * blockBytes < left.length; block += 1) {
      if (!isThere(block + 1)) left.subarray(block * blockBytes, (block + 1) * blockBytes).fill(0);
    }
    return left.toString('utf8');
  }
}

const blockBytes = 64;

/** Counts the steps of its files. */
export class Disk {
  #stepsLeft: number;

  constructor(steps: number) {
    this.#stepsLeft = steps;
  }

  step(): void {
    if (this.#stepsLeft <= 0) throw new PowerCut();
    this.#stepsLeft -= 1;
  }
}
