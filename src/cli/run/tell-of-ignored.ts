import { ignoredVariables } from '../../terraform/index.js';
import type { Io } from '../output/io.js';

/**
 * Names the variables for Terraform that are set and that its runs are not given: who relies on one is to know. Their values may be
 * secrets.
 *
 * @param backends Terraform's names of what keeps the states; left out if osmops does.
 */
export function tellOfIgnored({ host, err }: Io, backends: readonly string[] = ['local']): void {
  const [first = [], ...others] = backends.map((backend) => ignoredVariables(host.env, backend));
  const ignored = first.filter((name) => others.every((names) => names.includes(name)));
  if (ignored.length === 0) return;
  err.line(`Terraform is run without what these variables say: ${ignored.join(', ')}`);
}
