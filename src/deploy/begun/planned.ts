import { referenceNames } from '../../../provider/resources/account/import-settings.js';
import { k8sCluster, nsInstance, vimAccount } from '../../../provider/resources/index.js';
import { settingNames } from '../../../provider/resources/ns-instance/import-settings.js';
import type { Plan, ResourceChange } from '../../terraform/index.js';
import type { Begun } from './entry.js';

/**
 * The settings that an import id may carry, by the type of the resource. The `source` of a package is not among them: when it is
 * asked for, the folder may be gone.
 */
const settings: Readonly<Record<string, readonly string[]>> = {
  [nsInstance.type]: settingNames,
  [vimAccount.type]: referenceNames('password'),
  [k8sCluster.type]: referenceNames('credentials'),
};

/** What a plan will create, the create half of a replacement among it: what is to be recorded before it is applied. */
export function createdBy(plan: Plan, run: Pick<Begun, 'revision' | 'since'>): Begun[] {
  return plan.resource_changes
    .filter(({ mode, change }) => mode === 'managed' && change.actions.includes('create'))
    .flatMap((resource) => entryOf(resource, run));
}

function entryOf({ address, type, change }: ResourceChange, run: Pick<Begun, 'revision' | 'since'>): Begun[] {
  const name = textAt(change.after, ['descriptor_id']) ?? textAt(change.after, ['name']);
  if (name === undefined) return [];
  const replaces = textAt(change.before, ['id']);
  const importSettings = Object.fromEntries(
    (settings[type] ?? []).flatMap((key) => {
      const value = textAt(change.after, key.split('.'));
      return value === undefined ? [] : [[key, value]];
    }),
  );
  return [
    {
      ...{ address, type, name, ...run },
      ...(replaces !== undefined && { replaces }),
      ...(Object.keys(importSettings).length > 0 && { importSettings }),
    },
  ];
}

/** A value inside another one as an import id has it: names are separated by commas. */
function textAt(value: unknown, [key, ...rest]: readonly string[]): string | undefined {
  if (key !== undefined) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    return textAt(Reflect.get(value, key), rest);
  }
  if (Array.isArray(value)) return value.map(String).join(',');
  return value === null || value === undefined || typeof value === 'object' ? undefined : String(value);
}
