import { z } from 'zod';
import type { JsonObject } from '../../json/index.js';
import { jsonObject, optionalText, seconds } from './scalars.js';

/** An NS life-cycle operation occurrence. All times are epoch seconds by OSM's clock. */
export interface Operation {
  readonly id: string;
  readonly nsInstanceId: string;
  /** instantiate, action, terminate, scale ... */
  readonly lcmOperationType: string;
  /** PROCESSING, COMPLETED, PARTIALLY_COMPLETED, FAILED_TEMP, FAILED, ROLLING_BACK or ROLLED_BACK. */
  readonly operationState: string;
  readonly startTime: number;
  /** When it came into its present state. */
  readonly statusEnteredTime: number;
  readonly errorMessage: string | undefined;
  /** What the life-cycle manager is at, or why it failed: `detailed-status`. */
  readonly detailedStatus: string | undefined;
  /** What was asked for, without loss; its parameters' values are as OSM stores them: see `decodeParams`. */
  readonly operationParams: JsonObject;
}

export const operationSchema = z
  .object({
    id: z.string(),
    nsInstanceId: z.string(),
    lcmOperationType: z.string(),
    operationState: z.string(),
    startTime: seconds,
    statusEnteredTime: seconds,
    errorMessage: optionalText,
    'detailed-status': z.unknown(),
    operationParams: jsonObject.nullish(),
  })
  .transform(
    ({ 'detailed-status': detail, operationParams, ...record }): Operation => ({
      ...record,
      // An action on a VNF leaves here what its charm answered, of any shape.
      detailedStatus: typeof detail === 'string' ? detail : undefined,
      operationParams: operationParams ?? {},
    }),
  );
