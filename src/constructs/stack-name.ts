/** Name of the stack that is made from a repository. */
export const stackName = 'osmops';
