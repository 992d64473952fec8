// Where days are lost: per stage and path the time of deals above a target, with the curve behind it; how deals end by
// age, and month by month. Definitions: docs/metrics.md ("Time").
import { z } from 'zod';
import { casesPageSchema, logFilterShape, many } from './analyses.ts';
import { endsShape, logEndsSchema } from './log-ends.ts';
import { defineRoute, needs } from './route.ts';
import { cursorSchema, idParams, instantSchema, limitSchema } from './schemas.ts';

/**
 * By which clock time is counted. With any of weekdays, hours and holidays it is working time (what is not said: Monday to
 * Friday, 9 to 18 o'clock); the zone alone only says where months begin. Otherwise elapsed time, in UTC.
 */
export const clockShape = {
  /** An IANA name such as `Europe/Riga`. */
  zone: z.string().max(100).optional(),
  /** 0 Sunday to 6 Saturday. */
  weekdays: many(z.string().regex(/^[0-6]$/)),
  /** Hours of the local day, fractions allowed; the first before the other. */
  fromHour: z.coerce.number().min(0).max(24).optional(),
  toHour: z.coerce.number().min(0).max(24).optional(),
  /** Days such as `2026-12-24` on which nobody works. */
  holidays: many(z.string().regex(/^\d{4}-\d{2}-\d{2}$/)),
};

const bottleneckShape = {
  ...logFilterShape,
  ...endsShape,
  ...clockShape,
  /** The time that a stage should take, as `stage=days`; otherwise that of the fastest quarter of won deals. */
  target: many(z.string().max(600)),
};
const bottleneckQuerySchema = z.strictObject(bottleneckShape);
export type BottleneckQuery = z.infer<typeof bottleneckQuerySchema>;

/** Seconds; null beyond what was followed. */
const quantileSchema = z.strictObject({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
const quartilesSchema = z.strictObject({
  quarter: quantileSchema,
  median: quantileSchema,
  threeQuarters: quantileSchema,
});

/** A step curve with its 95 % band, thinned for a picture: at `seconds[i]` the share becomes `share[i]`. */
const curveSchema = z.strictObject({
  seconds: z.array(z.number()),
  share: z.array(z.number()),
  low: z.array(z.number()),
  high: z.array(z.number()),
});
export type StepCurve = z.infer<typeof curveSchema>;

const shareSchema = z.strictObject({ value: z.number(), low: z.number(), high: z.number() });

const lossBandSchema = z.strictObject({
  /** Ages in days of the clock; up to, not including, the second. */
  fromDay: z.int(),
  toDay: z.int(),
  /** Visits that came to this age, and how many of these were lost within the band. */
  visits: z.int(),
  lost: z.int(),
  /** Lost per day under observation; null without such days. */
  perDay: shareSchema.nullable(),
  /** Of those that come to this age and are not taken elsewhere, the share lost by the end of the band. */
  share: shareSchema.nullable(),
  /** Whether the interval of the share is narrower than 20 points; otherwise there is not enough data to show it. */
  saysEnough: z.boolean(),
});
export type LossBand = z.infer<typeof lossBandSchema>;

const placeShape = {
  at: z.string(),
  /** Null: nobody of the fastest quarter of won deals was here, so nothing is counted as lost. */
  target: z
    .strictObject({
      seconds: z.number(),
      by: z.enum(['given', 'fastest']),
      /** How many of the fastest deals it is the median of; 0 where it was given. */
      cases: z.int(),
    })
    .nullable(),
  /** Deals that spent time here, and those of them that took longer than the target. */
  cases: z.int(),
  slower: z.int(),
  /** Their time above the target in all. */
  lostDays: z.number(),
  /** Of all that is lost in stages, or on paths; 0 where nothing is. */
  share: z.number(),
};

const stageBottleneckSchema = z.strictObject({
  ...placeShape,
  /** Time of a visit (Kaplan-Meier). */
  stay: z.strictObject({
    visits: z.int(),
    /** Those of them that last on. */
    open: z.int(),
    quartiles: quartilesSchema,
    /** The share of visits that last longer; at most 80 points. */
    curve: curveSchema,
  }),
  /** How many of the visits went to lost, and when. */
  loss: z.strictObject({ lost: z.int(), bands: z.array(lossBandSchema) }),
});
export type StageBottleneck = z.infer<typeof stageBottleneckSchema>;

const pathBottleneckSchema = z.strictObject({
  ...placeShape,
  next: z.string(),
  /** How often it was gone, and the median time of that. What still waits belongs to no path yet. */
  count: z.int(),
  medianSeconds: z.number(),
});
export type PathBottleneck = z.infer<typeof pathBottleneckSchema>;

const endCurveSchema = z.strictObject({ ended: z.int(), curve: curveSchema });

const cycleSchema = z.strictObject({
  cases: z.int(),
  open: z.int(),
  /** The share of deals that has come to each end by an age (Aalen-Johansen). */
  won: endCurveSchema,
  lost: endCurveSchema,
  other: endCurveSchema,
  /** From begin to whichever end. */
  toEnd: quartilesSchema,
  /** Of won deals alone: what is still open is missing in it. */
  naiveMedianWon: z.number().nullable(),
});

const changeSchema = z.strictObject({
  /** The month with which the new level begins, and the means before and from then on. */
  index: z.int(),
  before: z.number(),
  after: z.number(),
});

const monthsSchema = z.strictObject({
  /** The latest, at most 120. */
  items: z.array(
    z.strictObject({
      month: z.string(),
      from: instantSchema,
      /** Whether all of it was observed. */
      isWhole: z.boolean(),
      arrivals: z.int(),
      ended: z.int(),
      won: z.int(),
      lost: z.int(),
      other: z.int(),
      /** Deals in progress, on average. */
      inProgress: z.number(),
    }),
  ),
  changes: z.strictObject({ arrivals: z.array(changeSchema), ended: z.array(changeSchema) }),
  /** Little's law: in progress = arrivals per day times days per deal, where nothing fills nor empties. */
  little: z
    .strictObject({
      inProgress: z.number(),
      arrivalsPerDay: z.number(),
      days: z.number().nullable(),
      expected: z.number().nullable(),
      difference: z.number().nullable(),
    })
    .nullable(),
});
export type BottleneckMonths = z.infer<typeof monthsSchema>;

export const bottlenecksSchema = z.strictObject({
  /** Which activities end a deal, and who said so. */
  ends: logEndsSchema,
  /** Until when deals were followed: now for a pipeline, else the last event of the log. */
  asOf: instantSchema,
  /** What a day is, in seconds: 24 hours, or the average working day. */
  daySeconds: z.number(),
  clock: z.enum(['elapsed', 'working']),
  cases: z.int(),
  /** Won deals, and how many of them make the fastest quarter. */
  won: z.int(),
  fastest: z.int(),
  lostDays: z.strictObject({ stages: z.number(), paths: z.number() }),
  /** Most lost first, then by name. */
  stages: z.array(stageBottleneckSchema),
  /** The same time again, by where deals went. */
  paths: z.array(pathBottleneckSchema),
  /** What is not listed of a log with very many of them: those where the least is lost. */
  omitted: z.strictObject({ stages: z.int(), paths: z.int() }),
  cycle: cycleSchema,
  months: monthsSchema,
});
export type Bottlenecks = z.infer<typeof bottlenecksSchema>;

export const getBottlenecks = defineRoute({
  name: 'getBottlenecks',
  method: 'GET',
  path: '/api/v1/logs/:id/bottlenecks',
  access: needs('logs.read'),
  summary:
    'Where days are lost: stages and paths by the time of deals above a target, how long deals stay, how they end by age, month by month',
  params: idParams,
  query: bottleneckQuerySchema,
  response: bottlenecksSchema,
  progress: true,
});
export const bottleneckCases = defineRoute({
  name: 'bottleneckCases',
  method: 'GET',
  path: '/api/v1/logs/:id/bottlenecks/cases',
  access: needs('logs.read'),
  summary:
    'The deals that took longer than the target in a stage (`at`) or on a path (`at` -> `next`), most lost first; `hereSeconds` is what each lost',
  params: idParams,
  query: z.strictObject({
    ...bottleneckShape,
    at: z.string().max(500),
    next: z.string().max(500).optional(),
    cursor: cursorSchema.optional(),
    limit: limitSchema,
  }),
  response: casesPageSchema,
});
/** `ages`: the share of deals that has come to each end, by age. */
export const BOTTLENECK_TABLES = ['stages', 'paths', 'ages', 'months'] as const;
export type BottleneckTable = (typeof BOTTLENECK_TABLES)[number];

export const exportBottlenecks = defineRoute({
  name: 'exportBottlenecks',
  method: 'GET',
  path: '/api/v1/logs/:id/bottlenecks.csv',
  access: needs('logs.export'),
  summary:
    'Days lost per stage or path, how deals end by age, or month by month, as CSV (UTF-8 with BOM, formulas neutralised)',
  params: idParams,
  query: z.strictObject({ ...bottleneckShape, table: z.enum(BOTTLENECK_TABLES).default('stages') }),
  response: 'bytes',
});
