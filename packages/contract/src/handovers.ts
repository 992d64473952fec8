// Who hands work over to whom: people, or the lanes of the map.
import { z } from 'zod';
import { casesPageSchema, logFilterShape } from './analyses.ts';
import { defineRoute, needs } from './route.ts';
import { cursorSchema, idParams, limitSchema } from './schemas.ts';

export const handoversSchema = z.strictObject({
  /** The busiest first, by number of events; at most `limit`. */
  parties: z.array(z.strictObject({ name: z.string(), events: z.int(), cases: z.int() })),
  /** Parties that are not listed, and events of nobody. */
  others: z.int(),
  unknown: z.int(),
  /** Between the listed parties, most frequent first. */
  handovers: z.array(
    z.strictObject({
      /** Indexes into `parties`. */
      from: z.int(),
      to: z.int(),
      count: z.int(),
      cases: z.int(),
      /** Median of the time between the two events. */
      medianDays: z.number(),
    }),
  ),
});
export type HandoversAnswer = z.infer<typeof handoversSchema>;

/** `lanes`: of the log of a pipeline only, by the newest map that has the stage. */
const betweenSchema = z.enum(['people', 'lanes']).default('people');

export const logHandovers = defineRoute({
  name: 'logHandovers',
  method: 'GET',
  path: '/api/v1/logs/:id/handovers',
  access: needs('logs.read'),
  summary:
    'How often the filtered cases go from one person to another, or from lane to lane, and how long that takes',
  params: idParams,
  query: z.strictObject({
    ...logFilterShape,
    by: betweenSchema,
    /** How many parties are listed at most. */
    limit: z.coerce.number().int().min(2).max(50).default(20),
  }),
  response: handoversSchema,
});

export const handoverCases = defineRoute({
  name: 'handoverCases',
  method: 'GET',
  path: '/api/v1/logs/:id/handovers/cases',
  access: needs('logs.read'),
  summary:
    'The filtered cases that go from one person or lane (`giver`) to another (`taker`), longest first; `hereSeconds` is how long that took in each, the longest time where it happened more than once',
  params: idParams,
  query: z.strictObject({
    ...logFilterShape,
    by: betweenSchema,
    giver: z.string().max(500),
    taker: z.string().max(500),
    cursor: cursorSchema.optional(),
    limit: limitSchema,
  }),
  response: casesPageSchema,
});

export const exportHandovers = defineRoute({
  name: 'exportHandovers',
  method: 'GET',
  path: '/api/v1/logs/:id/handovers.csv',
  access: needs('logs.export'),
  summary: 'Every hand-over between two people, or lanes, as CSV (UTF-8 with BOM, formulas neutralised)',
  params: idParams,
  query: z.strictObject({ ...logFilterShape, by: betweenSchema }),
  response: 'bytes',
});
