/** With more resources than these, memory is worth more than time. */
const mostResources = 2_000;

/**
 * Environment variables that have Terraform collect its garbage less often than Go's default: with 1,000 NS instances that
 * takes a fifth off its processor time, and its memory goes from 0.25 to 0.45 GiB (docs/decisions/0018). Empty for many
 * resources, and where the environment says something of it itself.
 */
export function garbageCollectionFor(
  resources: number,
  env: Readonly<NodeJS.ProcessEnv>,
): { readonly GOGC?: string } {
  const isSaid = env['GOGC'] !== undefined || env['GOMEMLIMIT'] !== undefined;
  return isSaid || resources > mostResources ? {} : { GOGC: '300' };
}
