import { z } from 'zod';
import { type Json, type JsonObject, parseExact } from '../../json/index.js';
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
  /**
   * What was asked for, without loss and in one form for all releases; the values of parameters are as OSM
   * stores them: see `decodeParams`.
   */
  readonly operationParams: JsonObject;
}

/**
 * Releases up to 10 keep these as they were given. Later ones, and databases that were brought to their form
 * (OSM's bug 1837), keep each as a JSON text, for names of parameters with dots.
 */
const keptAsText = ['additionalParamsForVnf', 'primitive_params'] as const;

function withoutTexts(params: JsonObject): JsonObject {
  const texts = keptAsText.flatMap((key) => {
    const text = params[key];
    return typeof text === 'string' ? [[key, parseText(text)] as const] : [];
  });
  return texts.length === 0 ? params : { ...params, ...Object.fromEntries(texts) };
}

function parseText(text: string): Json {
  try {
    return parseExact(text);
  } catch {
    return text;
  }
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
    // Missing until the life-cycle manager takes the operation up.
    'detailed-status': z.unknown().optional(),
    operationParams: jsonObject.nullish(),
  })
  .transform(
    ({ 'detailed-status': detail, operationParams, ...record }): Operation => ({
      ...record,
      // An action on a VNF leaves here what its charm answered, of any shape.
      detailedStatus: typeof detail === 'string' ? detail : undefined,
      operationParams: withoutTexts(operationParams ?? {}),
    }),
  );
