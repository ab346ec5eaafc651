export * from './definition/index.js';
export { serve } from './serve.js';
