import { createPrivateKey, X509Certificate } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { makeCertificate } from '../../../provider/plugin/handshake/certificate.js';

describe('the certificate', () => {
  const made = makeCertificate();
  const read = new X509Certificate(made.der);

  test('is for localhost, valid now, of a P-256 key', () => {
    expect(read.subject).toBe('CN=localhost');
    expect(read.subjectAltName).toBe('DNS:localhost');
    expect(read.checkHost('localhost')).toBe('localhost');
    expect(Date.parse(read.validFrom)).toBeLessThan(Date.now());
    expect(Date.parse(read.validTo)).toBeGreaterThan(Date.now());
    expect(read.publicKey.asymmetricKeyDetails).toEqual({ namedCurve: 'prime256v1' });
  });

  test('is signed by its own key', () => {
    expect(read.verify(read.publicKey)).toBe(true);
    expect(read.checkPrivateKey(createPrivateKey(made.keyPem))).toBe(true);
    expect(new X509Certificate(made.certificatePem).fingerprint256).toBe(read.fingerprint256);
  });

  test('is another one each time', () => {
    expect(new X509Certificate(makeCertificate().der).serialNumber).not.toBe(read.serialNumber);
  });
});
