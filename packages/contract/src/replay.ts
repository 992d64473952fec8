// A log played on its map: the deals that move, and when.
import { z } from 'zod';
import { logFilterShape } from './analyses.ts';
import { defineRoute, needs } from './route.ts';
import { idParams, instantSchema } from './schemas.ts';

export const replaySchema = z.strictObject({
  /** All filtered cases; `deals` has an even part of them in order of their first events, where there are more. */
  cases: z.int(),
  /** The first and the last event of `deals`; null without any. */
  from: instantSchema.nullable(),
  to: instantSchema.nullable(),
  activities: z.array(z.string()),
  deals: z.array(
    z.strictObject({
      /** Indexes into `activities`; of very long cases the first 500 events. */
      at: z.array(z.int()),
      /** Beside each, whole minutes since `from`. */
      minutes: z.array(z.int()),
    }),
  ),
});
export type Replay = z.infer<typeof replaySchema>;

export const replayLog = defineRoute({
  name: 'replayLog',
  method: 'GET',
  path: '/api/v1/logs/:id/replay',
  access: needs('logs.read'),
  summary:
    'When the filtered cases moved, for playing them on the map: an even sample of them, without their ids',
  params: idParams,
  query: z.strictObject({
    ...logFilterShape,
    /** How many cases at most. */
    limit: z.coerce.number().int().min(1).max(1000).default(300),
  }),
  response: replaySchema,
});
