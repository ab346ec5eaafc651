/** The settings that the import id of a package may carry. */
export const packageSettings: readonly string[] = ['source'];
