/** Where a state is written before it is written into its file. */
export function copyFile(stateFile: string): string {
  return `${stateFile}.copy`;
}
