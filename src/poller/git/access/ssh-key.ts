/** What SSH would make of the text of a private key. */
export interface SshKeyText {
  /** The text as SSH takes it: with line feeds alone, and one at its end. Web forms and editors leave others, or none. */
  readonly text: string;
  /** Whether a passphrase is needed to use it. */
  readonly isEncrypted: boolean;
}

export function readSshKey(content: Uint8Array): SshKeyText {
  const given = Buffer.from(content).toString('latin1');
  const text = `${given.replaceAll(/\r\n?/g, '\n').replace(/\n*$/, '')}\n`;
  return {
    text,
    isEncrypted: /^Proc-Type: 4,ENCRYPTED|BEGIN ENCRYPTED/m.test(text) || isOpensshEncrypted(text),
  };
}

/** OpenSSH's own form says after its mark the name of the cipher, with its length before it (PROTOCOL.key in OpenSSH). */
const mark = 'openssh-key-v1\0';

function isOpensshEncrypted(text: string): boolean {
  const [, body] = /-----BEGIN OPENSSH PRIVATE KEY-----\n([A-Za-z0-9+/=\n]{1,100000})/.exec(text) ?? [];
  const bytes = Buffer.from(body ?? '', 'base64');
  if (bytes.length < mark.length + 4 || bytes.toString('latin1', 0, mark.length) !== mark) return false;
  const start = mark.length + 4;
  return bytes.toString('latin1', start, start + bytes.readUInt32BE(mark.length)) !== 'none';
}
