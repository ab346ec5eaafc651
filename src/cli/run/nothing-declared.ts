import { configFileName } from '../../repository/config-file.js';
import type { Problem, RepositoryReading } from '../../repository/index.js';
import { declaredObjects } from '../../repository/objects.js';

/** A warning where the files declare nothing. Files that have moved look so as well: it is nothing that could be an error. */
export function nothingDeclared({ deployment }: RepositoryReading): readonly Problem[] {
  if (deployment === undefined || declaredObjects(deployment).length > 0) return [];
  return [
    {
      severity: 'warning',
      code: 'nothing-declared',
      message: 'The files declare nothing: to apply them is to destroy all that was applied before.',
      remedy: 'See that `targetDir` and `fileExtensions` lead to where the files are.',
      place: { file: configFileName },
    },
  ];
}
