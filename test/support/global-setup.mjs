import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Tests keep no state in the home of whoever runs them, nor do the commands that they start. */
export default function setUp() {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'osmops-test-state-'));
  process.env['XDG_STATE_HOME'] = folder;
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
}
