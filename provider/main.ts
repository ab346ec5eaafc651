#!/usr/bin/env node
import { serve } from './plugin/index.js';

// Nothing else is imported here: Terraform waits for the hand-shake, and the resources are needed only after it.
await serve(async () => (await import('./osm-provider.js')).osmProvider);
