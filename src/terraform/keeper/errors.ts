import { OsmopsError } from '../../../provider/errors/index.js';

/** @param what What is the matter with the file, such as `cannot be read`. */
export function stateUnusable(file: string, what: string, cause: unknown): OsmopsError {
  return new OsmopsError({
    code: 'data-unusable',
    message: `${file} ${what}: ${cause instanceof Error ? cause.message : String(cause)}`,
    remedy: 'Make the folder writable and see that its disk has room.',
    place: { file },
    cause,
  });
}

/** @param copy The newest copy of an earlier state. */
export function stateDamaged(message: string, file: string, copy: string | undefined): OsmopsError {
  return new OsmopsError({
    code: 'state-damaged',
    message,
    remedy:
      copy === undefined
        ? 'No copy of an earlier state is left. Remove the file; the next apply finds what exists in OSM by its name.'
        : `Put the last good copy in its place, \`cp ${copy} ${file}\`. What was made since is found by its name. To begin without a state, move the copies away too.`,
    place: { file },
  });
}

export function stateRefused(reason: string): OsmopsError {
  return new OsmopsError({
    code: 'state-refused',
    message: `The state is not kept: ${reason}`,
    remedy:
      'Compare the two with `osmops state pull`. `osmops state push --force FILE` keeps it nevertheless, and a copy of the other.',
  });
}

/** @param reason Why it is not taken in; undefined if it is not whole. */
export function stateUnsaved(file: string, reason: string | undefined): OsmopsError {
  return new OsmopsError({
    code: 'state-unsaved',
    message:
      reason === undefined
        ? `Terraform could not write the state of its last apply, nor the whole of it into ${file}`
        : `Terraform could not write the state of its last apply and left it in ${file}, which is not taken in: ${reason}`,
    remedy:
      reason === undefined
        ? 'Remove the file. What the last apply made is found in OSM by its name.'
        : `Compare it with \`osmops state pull\`. If it is the right one, \`osmops state push --force ${file}\`; then remove the file.`,
    place: { file },
  });
}
