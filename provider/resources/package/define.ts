import { defineOsmResource } from '../define.js';
import { attributes, type PackageAttributes } from './attributes.js';
import { deletePackage } from './delete.js';
import { importPackage } from './import.js';
import type { PackageType } from './kind.js';
import { planPackage } from './plan.js';
import { readPackageState } from './read.js';
import { createPackage, updatePackage } from './upload.js';

/** The resource for packages of one kind. */
export function definePackageResource(type: PackageType, description: string) {
  return defineOsmResource<PackageAttributes>(
    {
      type: `osm_${type.kind}_package`,
      version: 0,
      description,
      attributes,
      plan: (request, context) => planPackage(type, request, context),
      create: (request, context) => createPackage(type, request, context),
      read: (request, context) => readPackageState(type, request, context),
      update: (request, context) => updatePackage(type, request, context),
      delete: (request, context) => deletePackage(type, request, context),
      import: (id, context) => importPackage(type, id, context),
    },
    {
      noun: type.noun,
      idOf: ({ id }) => id,
      nameOf: ({ descriptor_id }) => descriptor_id,
      plannedNameOf: ({ descriptor_id }) => descriptor_id,
    },
  );
}
