// How well a map fits a log: the figures that are laid on the drawn map, and the deals behind each of them. The map is
// sent along, so that a draft is measured while it is edited. Definitions: docs/metrics.md ("Map conformance").
import { elementIdSchema, type Reality } from '@portolan/core';
import { z } from 'zod';
import { casesPageSchema, logFilterSchema, logFilterShape } from './analyses.ts';
import { validMapSchema } from './processes.ts';
import { defineRoute, needs } from './route.ts';
import { cursorSchema, idParams, limitSchema } from './schemas.ts';

export const DEVIATION_KINDS = [
  'skipped',
  'extra',
  'rework',
  'reversed',
  'jump',
  'unknown',
  'notFinished',
] as const;
export const deviationKindSchema = z.enum(DEVIATION_KINDS);
export const moveKindSchema = z.enum(['fits', ...DEVIATION_KINDS]);

const activitySchema = z.string().max(500);

const fitnessSchema = z.strictObject({
  /** Mean over cases, 0 to 1; null without cases. */
  average: z.number().nullable(),
  /** Cases without a deviation, 0 to 100; null without cases. */
  percentFitting: z.number().nullable(),
});

/** `count` moves in `cases` cases. */
const tally = { count: z.int(), cases: z.int() };

/**
 * Days that all of them together spent in events that the map does not explain, up to the next event; 0 for what fits,
 * and for what has no event.
 */
const days = z.number();

/** A real step that the map does not have. */
const offMapSchema = z.strictObject({
  /** null: cases begin with `to`. */
  from: z.string().nullable(),
  to: z.string(),
  /** The nodes that answer to them (the first, where several do); null where the map does not know the activity. */
  fromNode: elementIdSchema.nullable(),
  toNode: elementIdSchema.nullable(),
  ...tally,
  /** Of all real steps, begins included, 0 to 1. */
  share: z.number(),
  /** Nodes that the map's shortest way passes between the two; null where the map has no way. */
  between: z.array(elementIdSchema).nullable(),
  /** Median of the time the step takes; null for a begin. */
  medianDays: z.number().nullable(),
});

export const fitSchema = z.strictObject({
  fitness: fitnessSchema,
  cases: z.int(),
  /** Cases that ended with an outcome or the won milestone, and the others. */
  closed: z.int(),
  open: z.int(),
  /**
   * One entry per stage and outcome, in the map's order. Where several nodes answer to one activity (one step in several
   * orders), an event that fits counts at the node where its case stood, any other event at all of them.
   */
  nodes: z.array(
    z.strictObject({
      node: elementIdSchema,
      /** Activities of the log that it answers to. */
      activities: z.array(z.string()),
      /** Cases with an event of it. */
      cases: z.int(),
      /** Of the latest cases (by last event; `latest` of them), how many have an event of it. */
      enteredLast: z.int(),
      /** Kinds that happen, `fits` among them. */
      moves: z.array(z.strictObject({ kind: moveKindSchema, ...tally, days })),
      /** Median time from its events to the next event of the case; null where nothing ever came after. */
      medianDays: z.number().nullable(),
      /** How many such times the median is made from. */
      visits: z.int(),
    }),
  ),
  /** How many cases `enteredLast` looked at. */
  latest: z.int(),
  /** One entry per path of the map: how often cases really go along it. */
  paths: z.array(z.strictObject({ path: elementIdSchema, ...tally })),
  /** By cases, most first; at most 500. */
  offMap: z.array(offMapSchema),
  /** Activities that no node answers to, by cases. */
  unknown: z.array(z.strictObject({ activity: z.string(), events: z.int(), cases: z.int() })),
  /** Stages and outcomes without any event. */
  neverUsed: z.array(elementIdSchema),
  /** The most frequent variants of at most 500 steps. */
  variants: z.array(
    z.strictObject({
      activities: z.array(z.string()),
      cases: z.int(),
      closed: z.boolean(),
      deviations: z.int(),
      fitness: z.number(),
      /** In order. `node` is the place on the map; for events off it the first node that answers, or null. */
      moves: z.array(
        z.strictObject({ kind: moveKindSchema, activity: z.string(), node: elementIdSchema.nullable() }),
      ),
    }),
  ),
  totalVariants: z.int(),
  /** What costs most: deviations by count, with their share of all of them (0 to 1); at most 50. */
  worst: z.array(
    z.strictObject({
      kind: deviationKindSchema,
      activity: z.string(),
      node: elementIdSchema.nullable(),
      ...tally,
      days,
      share: z.number(),
    }),
  ),
  /**
   * With `by`: the fitness of the cases that share a month, person, outcome or value; at most 100 rows, the most
   * frequent, months in order. `key` is null for cases without one (with `outcome`: open cases).
   */
  slices: z.array(fitnessSchema.extend({ key: z.string().nullable(), cases: z.int() })).optional(),
});
export type Fit = z.infer<typeof fitSchema>;

/** What the map check wants to know of the deals. */
export function realityOf(fit: Fit): Reality {
  return {
    deals: fit.cases,
    recentDeals: fit.latest,
    stages: Object.fromEntries(
      fit.nodes.map(({ node, enteredLast, medianDays, visits }) => [
        node,
        { entered: enteredLast, medianDays, visits },
      ]),
    ),
    missingMoves: fit.offMap.flatMap(({ fromNode: from, toNode: to, cases: deals, share }) =>
      // A repeat is nothing that a map draws.
      from === null || to === null || from === to ? [] : [{ from, to, deals, share }],
    ),
    fitness: fit.fitness.average,
  };
}

/**
 * What each deal is measured by: the map that is sent, or the versions of its process that it ran on, each part of its
 * way by the one in force then. The figures stand at the places of the map that is sent either way.
 */
const versionsSchema = z.enum(['sent', 'inForce']).default('sent');

export const FIT_TABLES = ['stages', 'lanes', 'deviations', 'steps', 'slices'] as const;
export type FitTable = (typeof FIT_TABLES)[number];
/** Fitness by slice: see `fitLog`. */
const sliceBy = z.string().min(1).max(200).optional();

export const fitLog = defineRoute({
  name: 'fitLog',
  method: 'POST',
  path: '/api/v1/logs/:id/fit',
  access: needs('logs.read'),
  summary:
    'How well the filtered cases fit a map that is sent along: fitness, deviations by place, real steps that the map lacks',
  params: idParams,
  query: logFilterSchema,
  body: z.strictObject({
    map: validMapSchema,
    /** How many variants are listed. */
    limit: z.int().min(0).max(500).default(100),
    /** How many of the latest cases `enteredLast` looks at. */
    latest: z.int().min(1).max(100_000).default(200),
    /**
     * Fitness by slice, too: `month` (of the first event, UTC), `resource` (everyone with an event of the case),
     * `outcome`, or the name of an attribute.
     */
    by: sliceBy,
    /** `inForce` for the log of a pipeline only. */
    versions: versionsSchema,
  }),
  response: fitSchema,
  progress: true,
});

/** What the deals are asked for by. */
export const fitPlaceSchema = z.discriminatedUnion('of', [
  /** Deviations of a kind, at a node, of an activity: all that is said must hold; nothing said means any. */
  z.strictObject({
    of: z.literal('deviation'),
    kind: deviationKindSchema.optional(),
    node: elementIdSchema.optional(),
    activity: activitySchema.optional(),
  }),
  /** Cases that go along a path of the map. */
  z.strictObject({ of: z.literal('path'), path: elementIdSchema }),
  /** Cases with a real step, on the map or off it; `from` null: that begin with `to`. */
  z.strictObject({ of: z.literal('step'), from: activitySchema.nullable(), to: activitySchema }),
  /** Cases with an event of a node. */
  z.strictObject({ of: z.literal('node'), node: elementIdSchema }),
  /** Cases without a deviation, or all the others. */
  z.strictObject({ of: z.literal('cases'), fits: z.boolean() }),
]);
export type FitPlace = z.infer<typeof fitPlaceSchema>;

export const fitCases = defineRoute({
  name: 'fitCases',
  method: 'POST',
  path: '/api/v1/logs/:id/fit/cases',
  access: needs('logs.read'),
  summary: 'The deals behind a figure of the fit, longest first',
  params: idParams,
  query: z.strictObject({ ...logFilterShape, cursor: cursorSchema.optional(), limit: limitSchema }),
  body: z.strictObject({ map: validMapSchema, place: fitPlaceSchema, versions: versionsSchema }),
  response: casesPageSchema,
});

export const exportFit = defineRoute({
  name: 'exportFit',
  method: 'POST',
  path: '/api/v1/logs/:id/fit.csv',
  access: needs('logs.export'),
  summary:
    'A table of the fit as CSV (UTF-8 with BOM, formulas neutralised): by stage or lane of the map, the deviations that cost most, the real steps that the map lacks, or by slice',
  params: idParams,
  query: logFilterSchema,
  body: z.strictObject({
    map: validMapSchema,
    table: z.enum(FIT_TABLES),
    /** Of the table `slices`: by what. */
    by: sliceBy,
    versions: versionsSchema,
  }),
  response: 'bytes',
});
