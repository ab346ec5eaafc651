const headEnd = '\r\n\r\n';

/** Counts the HTTP requests in the bytes that a client sends over one connection, however they are cut. */
export class RequestCounter {
  #head = '';
  #bodyLeft = 0;

  constructor(private readonly onRequest: () => void) {}

  add(chunk: Uint8Array): void {
    let rest = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1');
    while (rest !== '') {
      if (this.#bodyLeft > 0) {
        const inBody = Math.min(this.#bodyLeft, rest.length);
        this.#bodyLeft -= inBody;
        rest = rest.slice(inBody);
        continue;
      }
      const text = this.#head + rest;
      const end = text.indexOf(headEnd);
      if (end < 0) {
        this.#head = text;
        return;
      }
      this.#head = '';
      this.#bodyLeft = Number(/^content-length: *(\d+)/im.exec(text.slice(0, end))?.[1] ?? 0);
      rest = text.slice(end + headEnd.length);
      this.onRequest();
    }
  }
}
