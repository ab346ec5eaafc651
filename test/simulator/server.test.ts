import { request as httpsRequest } from 'node:https';
import { connect } from 'node:net';
import { expect, test } from '@jest/globals';
import { makeCertificate } from '../../provider/plugin/handshake/certificate.js';
import { createSimulator } from '../../src/simulator/index.js';

test('HTTPS is served with the key and certificate that are given', async () => {
  const { keyPem, certificatePem } = makeCertificate();
  const simulator = createSimulator({ tls: { key: keyPem, cert: certificatePem } });
  const { url, port } = await simulator.listen();
  expect(url).toBe(`https://127.0.0.1:${port}`);
  const status = await new Promise((resolve, reject) => {
    const options = {
      port,
      host: '127.0.0.1',
      path: '/osm/version',
      ca: certificatePem,
      servername: 'localhost',
    };
    httpsRequest(options, (incoming) => resolve(incoming.resume().statusCode))
      .on('error', reject)
      .end();
  });
  expect(status).toBe(200);
  await simulator.close();
});

test('after a chunked body the connection answers the next request 400', async () => {
  const simulator = createSimulator();
  const { port } = await simulator.listen();
  const chunked =
    'POST /osm/admin/v1/tokens HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n';
  const next = 'GET /osm/version HTTP/1.1\r\nHost: x\r\n\r\n';
  const statuses = await new Promise<readonly string[]>((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(chunked));
    let answers = '';
    socket.once('data', () => socket.write(next));
    socket.on('data', (bytes) => {
      answers += bytes.toString();
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(answers.match(/(?<=HTTP\/1\.1 )\d+/g) ?? []));
  });
  expect(statuses).toEqual(['401', '400']);
  await simulator.close();
});

test('a port that is taken is an error of listen', async () => {
  const [first, second] = [createSimulator(), createSimulator()];
  const { port } = await first.listen();
  await expect(second.listen(port)).rejects.toThrow(/EADDRINUSE/);
  await first.close();
});

test('an answer says nothing of keep-alive, as OSM does not', async () => {
  const simulator = createSimulator();
  const { url } = await simulator.listen();
  const { headers } = await fetch(`${url}/osm/version`);
  expect([headers.get('keep-alive'), headers.get('server')]).toEqual([null, 'CherryPy/18.8.0']);
  await simulator.close();
});
