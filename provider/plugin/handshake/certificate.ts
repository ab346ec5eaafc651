import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import {
  bitString,
  element,
  integer,
  objectIdentifier,
  octetString,
  sequence,
  set,
  tagged,
  utcTime,
  utf8String,
} from './der.js';

const ecdsaWithSha256 = sequence(objectIdentifier('1.2.840.10045.4.3.2'));
const commonName = objectIdentifier('2.5.4.3');
const subjectAlternativeName = objectIdentifier('2.5.29.17');
const host = 'localhost';
const day = 24 * 60 * 60 * 1000;

/** A certificate of this process and the key to it. */
export interface Certificate {
  /** The certificate as DER, the form in which the hand-shake hands it to Terraform. */
  readonly der: Buffer;
  readonly certificatePem: string;
  readonly keyPem: string;
}

/** Makes a self-signed P-256 certificate for `localhost` (RFC 5280), valid for a year. */
export function makeCertificate(): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = sequence(set(sequence(commonName, utf8String(host))));
  const now = Date.now();
  const alternativeNames = sequence(element(0x82, Buffer.from(host)));
  const body = sequence(
    tagged(0, integer(2n)),
    integer(BigInt(`0x01${randomBytes(8).toString('hex')}`)),
    ecdsaWithSha256,
    name,
    sequence(utcTime(new Date(now - day)), utcTime(new Date(now + 365 * day))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(3, sequence(sequence(subjectAlternativeName, octetString(alternativeNames)))),
  );
  const der = sequence(body, ecdsaWithSha256, bitString(sign('sha256', body, privateKey)));
  return {
    der,
    certificatePem: pem(der),
    keyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function pem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
