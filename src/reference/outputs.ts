import { errorFolder, errorPages } from './errors.js';
import { openApiPage, pollerApiFolder } from './openapi.js';
import { osmReferencePages, referenceFolder } from './osm-pages.js';
import { osmPropsModules, propsFolder } from './osm-props.js';
import type { Page } from './pages.js';

/** A folder that holds nothing but what is generated. */
export interface Output {
  /** Relative to the project's root. */
  readonly folder: string;
  readonly files: readonly Page[];
}

/** Everything that `npm run docs` writes. Reads the example from the project's root, the current folder. */
export async function outputs(): Promise<Output[]> {
  return [
    { folder: referenceFolder, files: await osmReferencePages() },
    { folder: errorFolder, files: errorPages() },
    { folder: pollerApiFolder, files: [openApiPage()] },
    { folder: propsFolder, files: osmPropsModules() },
  ];
}
