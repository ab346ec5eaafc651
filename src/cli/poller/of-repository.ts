/**
 * The status of one repository among those of a poller.
 *
 * @throws OsmopsError `unknown-repository`, which lists them.
 */
export async function ofRepository<Status extends { readonly name: string }>(
  name: string,
  repositories: readonly Status[],
): Promise<Status> {
  const found = repositories.find((status) => status.name === name);
  if (found !== undefined) return found;
  const { unknownRepository } = await import('../../poller/control.js');
  throw unknownRepository(
    name,
    repositories.map((status) => status.name),
  );
}
