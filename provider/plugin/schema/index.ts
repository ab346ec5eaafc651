export { Block } from './block.js';
export { attributesForcingReplacement } from './changes.js';
export { checkApplied, checkKnown, checkPlan, withoutUnknown } from './contract.js';
export { planByDefault } from './default-plan.js';
export { formatPath, type Path } from './path.js';
export { validate } from './validate.js';
