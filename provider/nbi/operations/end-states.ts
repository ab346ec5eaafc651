/** Operation states that an operation never leaves and in which it has not done all that it was to do. */
export const failedStates: ReadonlySet<string> = new Set([
  'FAILED',
  'FAILED_TEMP',
  'ROLLED_BACK',
  'PARTIALLY_COMPLETED',
]);

/** Tells whether an operation is still going on. */
export function isRunning({ operationState }: { readonly operationState: string }): boolean {
  return operationState !== 'COMPLETED' && !failedStates.has(operationState);
}
