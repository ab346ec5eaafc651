import { register } from 'node:module';
import { isMainThread } from 'node:worker_threads';

// `node --import` this, and every import of cdktf is one of cdktn. Node runs the hook in a thread of its own.
if (isMainThread) register(import.meta.url);

export function resolve(specifier, context, next) {
  return next(specifier === 'cdktf' ? 'cdktn' : specifier, context);
}
