import { type Attributes, terraform } from '../../../provider/plugin/definition/attribute.js';

/**
 * Why a state could not be configured: OSM holds values that the resource's own rules refuse. `undefined` if it could.
 * No value is quoted.
 */
export function attributeProblems(attributes: Attributes, state: object): string | undefined {
  const values = new Map(Object.entries(state));
  const problems = Object.entries(attributes)
    .filter(([, attribute]) => attribute[terraform].mode !== 'computed')
    .flatMap(
      ([name, attribute]) =>
        attribute.safeParse(values.get(name)).error?.issues.map((issue) => ({ name, issue })) ?? [],
    )
    .map(({ name, issue }) => `${[name, ...issue.path].join('.')} ${issue.message}`);
  return problems.length === 0 ? undefined : `A file cannot say this: ${problems.join('; ')}.`;
}
