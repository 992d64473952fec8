// Analyses of a log: the real map with its filters, the deals behind a figure, distributions, exports.
import { z } from 'zod';
import { defineRoute, needs } from './route.ts';
import { cursorSchema, idParams, instantSchema, limitSchema, page } from './schemas.ts';

/** Filters of an analysis; all are combined with "and". In a URL as repeated parameters. */
export const many = (item: z.ZodString) =>
  z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(item).max(200).optional(),
  );
export const logFilterShape = {
  /** Cases whose first event is at or after. */
  from: instantSchema.optional(),
  /** Cases whose first event is before. */
  to: instantSchema.optional(),
  /** Cases with at least one event of any of these activities. */
  activity: many(z.string().max(500)),
  /** Cases without any event of these activities. */
  without: many(z.string().max(500)),
  firstActivity: many(z.string().max(500)),
  lastActivity: many(z.string().max(500)),
  /** Case attribute values as `name=value`. */
  attribute: many(z.string().max(1000)),
  /** Cases of these variants: `activities` joined by the unit separator U+001F. */
  variant: many(z.string().max(20_000)),
};
export const logFilterSchema = z.strictObject(logFilterShape);
export type LogFilter = z.infer<typeof logFilterSchema>;

const secondsSchema = z.strictObject({
  min: z.number(),
  mean: z.number(),
  median: z.number(),
  p90: z.number(),
  max: z.number(),
});
const pointSchema = z.tuple([z.number(), z.number()]);

/** Where things stand in the picture: computed once per log, stable under filters. */
export const layoutSchema = z.strictObject({
  width: z.number(),
  height: z.number(),
  nodes: z.array(
    z.strictObject({ id: z.string(), x: z.number(), y: z.number(), width: z.number(), height: z.number() }),
  ),
  edges: z.array(
    z.strictObject({
      id: z.string(),
      points: z.array(pointSchema),
      label: z
        .strictObject({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })
        .nullable(),
    }),
  ),
});

export const insightSchema = z.discriminatedUnion('kind', [
  /** `share` of the cases that reached `from` go back to `to` and take `extraDays` longer. */
  z.strictObject({
    kind: z.literal('return'),
    from: z.string(),
    to: z.string(),
    cases: z.int(),
    of: z.int(),
    share: z.number(),
    low: z.number(),
    high: z.number(),
    extraDays: z.number().nullable(),
  }),
  /** Half of the cases spend more than `medianDays` in `activity`: `share` of all waiting. */
  z.strictObject({
    kind: z.literal('slow'),
    activity: z.string(),
    cases: z.int(),
    medianDays: z.number(),
    share: z.number(),
  }),
  /** The `ways` most frequent variants of `of` make `share`; half of the cases take more than `medianDays`. */
  z.strictObject({
    kind: z.literal('ways'),
    ways: z.int(),
    of: z.int(),
    share: z.number(),
    cases: z.int(),
    medianDays: z.number(),
  }),
  /** Cases that skip `activity` end in `outcome` with rate `with`, the others with rate `without`. */
  z.strictObject({
    kind: z.literal('skip'),
    activity: z.string(),
    outcome: z.string(),
    cases: z.int(),
    skipRate: z.number(),
    otherRate: z.number(),
  }),
  /** `cases` end in `activity`, `share` of all. */
  z.strictObject({
    kind: z.literal('end'),
    activity: z.string(),
    cases: z.int(),
    of: z.int(),
    share: z.number(),
  }),
]);
export type Insight = z.infer<typeof insightSchema>;

export const analysisSchema = z.strictObject({
  log: z.strictObject({
    cases: z.int(),
    events: z.int(),
    activities: z.int(),
    variants: z.int(),
    from: instantSchema.nullable(),
    to: instantSchema.nullable(),
    rejectedRows: z.int(),
  }),
  /** Cases of the log before filters. */
  totalCases: z.int(),
  startActivities: z.array(z.strictObject({ activity: z.string(), cases: z.int() })),
  endActivities: z.array(z.strictObject({ activity: z.string(), cases: z.int() })),
  /** `seconds`: time from an event of this activity to the next event of the case. */
  activities: z.array(
    z.strictObject({
      activity: z.string(),
      events: z.int(),
      cases: z.int(),
      seconds: secondsSchema.nullable(),
    }),
  ),
  arcs: z.array(
    z.strictObject({
      from: z.string(),
      to: z.string(),
      count: z.int(),
      cases: z.int(),
      seconds: secondsSchema,
    }),
  ),
  /**
   * What is not listed of a log too large to be drawn whole: further activities, and further paths (also those between
   * listed activities). Absent where everything is listed.
   */
  omitted: z.strictObject({ activities: z.int(), arcs: z.int() }).optional(),
  /**
   * The most frequent variants (at most 200); `log.variants` tells how many there are. Variants of more than 500 steps
   * are counted there, but not listed.
   */
  variants: z.array(
    z.strictObject({ activities: z.array(z.string()), cases: z.int(), medianSeconds: z.number() }),
  ),
  caseSeconds: secondsSchema.nullable(),
  insights: z.array(insightSchema),
  layout: layoutSchema,
  /**
   * Attributes one can filter by, with the commonest values in the whole log (filters do not shorten the list).
   * `resource` stands for who did any event of the case.
   */
  attributes: z.array(
    z.strictObject({
      name: z.string(),
      values: z.array(z.strictObject({ value: z.string(), cases: z.int() })),
    }),
  ),
});
export type Analysis = z.infer<typeof analysisSchema>;

export const analyseLog = defineRoute({
  name: 'analyseLog',
  method: 'GET',
  path: '/api/v1/logs/:id/analysis',
  access: needs('logs.read'),
  summary:
    'The real map of a log: paths, times, variants, findings and picture layout, for the filtered cases',
  params: idParams,
  query: logFilterSchema,
  response: analysisSchema,
});

const elementShape = {
  /** Cases with this activity, or (with `to`) with this step. */
  at: z.string().max(500).optional(),
  next: z.string().max(500).optional(),
};
/** Cases of a log, page by page. */
export const casesPageSchema = page(
  z.strictObject({
    case: z.string(),
    events: z.int(),
    from: instantSchema,
    to: instantSchema,
    seconds: z.number(),
    hereSeconds: z.number().nullable(),
    attributes: z.record(z.string(), z.string()),
  }),
).extend({ total: z.int() });
export type CasesPage = z.infer<typeof casesPageSchema>;

export const listCases = defineRoute({
  name: 'listCases',
  method: 'GET',
  path: '/api/v1/logs/:id/cases',
  access: needs('logs.read'),
  summary:
    'The deals behind a figure: the filtered cases, narrowed to an activity (`at`) or a step (`at` -> `next`), longest first',
  params: idParams,
  query: z.strictObject({
    ...logFilterShape,
    ...elementShape,
    cursor: cursorSchema.optional(),
    limit: limitSchema,
  }),
  response: casesPageSchema,
});
export const getCase = defineRoute({
  name: 'getCase',
  method: 'GET',
  path: '/api/v1/logs/:id/case',
  access: needs('logs.read'),
  summary: 'Every event of one case, in order',
  params: idParams,
  query: z.strictObject({ case: z.string().max(1000) }),
  response: z.strictObject({
    case: z.string(),
    attributes: z.record(z.string(), z.string()),
    total: z.int(),
    events: z.array(
      z.strictObject({ activity: z.string(), time: instantSchema, resource: z.string().nullable() }),
    ),
  }),
});
export const distributionOf = defineRoute({
  name: 'distributionOf',
  method: 'GET',
  path: '/api/v1/logs/:id/distribution',
  access: needs('logs.read'),
  summary:
    'How long an activity (`at`), a step (`at` -> `next`) or whole cases take: a histogram with quartiles',
  params: idParams,
  query: z.strictObject({ ...logFilterShape, ...elementShape }),
  response: z.strictObject({
    n: z.int(),
    seconds: secondsSchema.nullable(),
    quartiles: z.tuple([z.number(), z.number()]).nullable(),
    bins: z.array(z.strictObject({ from: z.number(), to: z.number(), count: z.int() })),
  }),
});
/** Forms in which all events of a log leave, for other tools. */
export const EVENT_FORMATS = ['xes', 'ocel'] as const;
/** A log of more events has to be narrowed before it is exported as a whole. */
export const MOST_EXPORTED_EVENTS = 5_000_000;
export const exportEvents = defineRoute({
  name: 'exportEvents',
  method: 'GET',
  path: '/api/v1/logs/:id/events',
  access: needs('logs.export'),
  summary: `All events of the filtered cases, with their attributes, as XES (IEEE 1849-2016) or OCEL 2.0 JSON; at most ${MOST_EXPORTED_EVENTS.toLocaleString('en-US')} events`,
  params: idParams,
  query: z.strictObject({ ...logFilterShape, format: z.enum(EVENT_FORMATS) }),
  response: 'bytes',
});
export const exportAnalysis = defineRoute({
  name: 'exportAnalysis',
  method: 'GET',
  path: '/api/v1/logs/:id/export.csv',
  access: needs('logs.export'),
  summary: 'Paths or variants of the filtered cases as CSV (UTF-8 with BOM, formulas neutralised)',
  params: idParams,
  query: z.strictObject({ ...logFilterShape, table: z.enum(['arcs', 'variants', 'activities', 'cases']) }),
  response: 'bytes',
});
