// How deals pass the stages of a process: how long they stay, how many go on, each with its interval and count.
import { elementIdSchema } from '@portolan/core';
import { z } from 'zod';
import { logFilterShape } from './analyses.ts';
import { defineRoute, needs } from './route.ts';
import { idParams, idSchema, instantSchema } from './schemas.ts';

/** Seconds; null beyond what was followed. */
const quantileSchema = z.strictObject({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});

export const stageMetricsSchema = z.strictObject({
  node: elementIdSchema,
  /** Distinct deals that entered in the window. */
  entries: z.int(),
  /** Of these: later came to a place forward of it; ended without; neither yet. */
  advanced: z.int(),
  dropped: z.int(),
  undecided: z.int(),
  /** Of the decided ones, the share that went on, 0 to 1, with its 95 % interval; null without any. */
  advance: z
    .strictObject({
      share: z.number(),
      low: z.number(),
      high: z.number(),
      /** Whether the interval is narrower than 20 points; otherwise there is not enough data to show it. */
      saysEnough: z.boolean(),
    })
    .nullable(),
  /** Visits that began in the window, and those of them that last on. */
  visits: z.int(),
  openVisits: z.int(),
  /** Quartiles of the time of a visit with 95 % intervals, in seconds (Kaplan-Meier); null without visits. */
  stay: z
    .strictObject({ quarter: quantileSchema, median: quantileSchema, threeQuarters: quantileSchema })
    .nullable(),
  /** Median of the visits that are over, in seconds. */
  naiveMedian: z.number().nullable(),
});
export type StageMetrics = z.infer<typeof stageMetricsSchema>;

export const getStageMetrics = defineRoute({
  name: 'getStageMetrics',
  method: 'GET',
  path: '/api/v1/processes/:id/stage-metrics',
  access: needs('logs.read'),
  summary:
    'How deals that the caller may see pass the stages of the published map: time in stage and share that goes on, with intervals and counts',
  params: idParams,
  query: z.strictObject({
    /** Entries at or after, and before. */
    from: instantSchema.optional(),
    to: instantSchema.optional(),
    attribute: logFilterShape.attribute,
  }),
  response: z.strictObject({
    /** The log of the pipeline and its revision; null before the process has deals. */
    logId: idSchema.nullable(),
    revision: idSchema.nullable(),
    /** Until when the deals were followed. */
    asOf: instantSchema,
    /** In the order of the map. */
    stages: z.array(stageMetricsSchema),
  }),
});
