import { expect, test } from '@jest/globals';
import { printDiagnostic } from '../../../src/cli/output/diagnostic.js';
import { openIo } from '../../../src/cli/output/io.js';
import { fakeHost } from '../support/run-cli.js';

test('a diagnostic is its severity, summary, address and detail', () => {
  const host = fakeHost();
  const { err } = openIo(host, { color: true });
  printDiagnostic(
    {
      severity: 'warning',
      summary: 'Not ready yet',
      detail: 'It goes on.\n\nLook later.',
      address: 'osm_ns_instance.ldap',
    },
    err,
  );
  printDiagnostic({ severity: 'error', summary: 'Broken', detail: '' }, err);
  expect(host.printed('stderr')).toBe(
    'Warning: Not ready yet\n  at osm_ns_instance.ldap\n  It goes on.\n  Look later.\nError: Broken\n',
  );
});
