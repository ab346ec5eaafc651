import type { Row } from '../support/row.js';
import { configuration } from './configuration.js';
import { connectionRows } from './connection.js';
import { finding } from './finding.js';
import { nsInstances } from './ns-instance.js';
import { yaml } from './yaml.js';

export const rows: readonly Row[] = [
  ...configuration,
  ...connectionRows,
  ...finding,
  ...nsInstances,
  ...yaml,
];
