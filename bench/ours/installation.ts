import { join } from 'node:path';
import { projectRoot } from '../project-root.js';

/** What `npm run build` leaves: the command and the provider. */
export const osmopsMain = join(projectRoot, 'dist', 'src', 'cli', 'main.js');
export const providerMain = join(projectRoot, 'dist', 'provider', 'main.js');
