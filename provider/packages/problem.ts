/** Something that keeps a folder from being an OSM package, or that is doubtful in one. */
export interface PackageProblem {
  readonly message: string;
  readonly remedy: string;
  readonly place: PackagePlace;
}

/** A place in a package: the file relative to the package's folder, an empty text for the folder itself. */
export interface PackagePlace {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

export function packageProblem(message: string, remedy: string, place: PackagePlace): PackageProblem {
  return { message, remedy, place };
}
