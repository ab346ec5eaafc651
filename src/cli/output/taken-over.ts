import { shown } from '../../../base/text/index.js';
import { describeImports, importsOf } from '../../deploy/index.js';
import type { PlanSummary } from '../../terraform/index.js';
import type { Printer } from './io.js';

/** Says what of the imports of a plan nobody named: to Terraform they are all the same. */
export function printTakenOver(summary: PlanSummary, { colours, line }: Printer): void {
  const [adopted, recovered] = [importsOf(summary, 'adopt'), importsOf(summary, 'recover')];
  if (adopted.length > 0) {
    line();
    line(shown`${colours.yellow('In OSM already, made by others:')} ${describeImports(adopted, 'adopt')}`);
  }
  if (recovered.length > 0) {
    line();
    line(
      shown`${colours.yellow('Begun by an earlier run of osmops:')} ${describeImports(recovered, 'recover')}`,
    );
  }
}
