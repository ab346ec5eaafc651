import { z } from 'zod';
import { holdsLogin } from '../../../base/text/index.js';
import { optionalText } from './scalars.js';

/** What VIM accounts, Kubernetes clusters and chart repositories have in common, as far as it is no secret. */
export interface AccountRecord {
  /** OSM's id (`_id`). */
  readonly id: string;
  /** OSM keeps it unique within a project. */
  readonly name: string;
  readonly description: string | undefined;
  /** PROCESSING, ENABLED or ERROR: how its creation went. */
  readonly operationalState: string | undefined;
  /** What the life-cycle manager says of it, as the reason of an error. */
  readonly detailedStatus: string | undefined;
  /** The latest operation on it: its creation, a change or its deletion. */
  readonly lastOperation: AccountOperation | undefined;
  /** Whether its deletion was asked for. */
  readonly toDelete: boolean;
  /** Whether OSM has a password in its address, which is left out of what is read. */
  readonly holdsLogin: boolean;
}

export interface AccountOperation {
  /** PROCESSING, COMPLETED or FAILED. */
  readonly state: string | undefined;
  readonly detailedStatus: string | undefined;
}

const operation = z.object({ operationState: optionalText, 'detailed-status': optionalText }).transform(
  ({ operationState, 'detailed-status': detailedStatus }): AccountOperation => ({
    state: operationState,
    detailedStatus,
  }),
);

/** The keys of a record that {@link accountOf} reads. */
export const accountKeys = {
  _id: z.string(),
  name: z.string(),
  description: optionalText,
  _admin: z
    .object({
      operationalState: optionalText,
      'detailed-status': optionalText,
      operations: z.array(operation).nullish(),
      to_delete: z.boolean().nullish(),
    })
    .nullish(),
};

const keys = z.object(accountKeys);

/** The common part of a record. `address` is the one that OSM has for what has one. */
export function accountOf(
  { _id, name, description, _admin }: z.output<typeof keys>,
  address = '',
): AccountRecord {
  return {
    id: _id,
    name,
    description,
    operationalState: _admin?.operationalState,
    detailedStatus: _admin?.['detailed-status'],
    lastOperation: _admin?.operations?.at(-1),
    toDelete: _admin?.to_delete ?? false,
    holdsLogin: holdsLogin(address),
  };
}
