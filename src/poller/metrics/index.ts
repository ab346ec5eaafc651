export { createMetrics, type MetricsText } from './metrics.js';
