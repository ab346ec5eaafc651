// npm links the commands of dependencies, not those of the project itself: without this link `npx osmops` would
// install the checkout as a package, and build it anew, before it runs.
import { chmodSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

const main = join('dist', 'src', 'cli', 'main.js');
const link = join('node_modules', '.bin', 'osmops');
chmodSync(main, 0o755);
rmSync(link, { force: true });
symlinkSync(join('..', '..', main), link);
