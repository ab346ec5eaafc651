/**
 * The environment variable by which osmops tells its provider that what is planned is not going to be applied by it: a secret
 * that is missing here may be where the apply is.
 */
export const planOnlyVariable = 'OSMOPS_PLAN_ONLY';
