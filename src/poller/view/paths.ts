import { line } from '../../../base/text/index.js';

/** How many attributes of one resource are named: a parameter may be a list of any length. */
const most = 50;

/** The paths of what differs in a resource, which name the keys of somebody's parameters. */
export function pathsOf(attributes: readonly { readonly path: string }[]): string[] {
  const paths = attributes.slice(0, most).map(({ path }) => line(path));
  return attributes.length > most ? [...paths, `and ${attributes.length - most} more`] : paths;
}
