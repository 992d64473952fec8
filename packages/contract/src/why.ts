// Why deals are won, fast, moved on or lost: what goes with it, never what causes it; and the deals behind each finding.
// Findings are data: a screen makes sentences of them in its language. Definitions: docs/metrics.md ("Why").
import { z } from 'zod';
import { casesPageSchema, logFilterSchema, logFilterShape, many } from './analyses.ts';
import { endsShape, logEndsSchema } from './log-ends.ts';
import { defineRoute, needs } from './route.ts';
import { cursorSchema, idParams, instantSchema, limitSchema } from './schemas.ts';

/** A name or value as the log has it; long enough for any. */
const name = z.string().max(20_000);

/** What can be done with a deal, and is put down with its time; notes are none of it. */
export const DONE_KINDS = ['call', 'meeting', 'email', 'message', 'task'] as const;
export type DoneKind = (typeof DONE_KINDS)[number];
const DONE = 'activity:';
/**
 * Of a pipeline's log, what happens within stages is what was done with the deals: the answers call a call
 * `activity:call`, as if it were an activity of the log, and each screen calls it by a word of its language.
 */
export function doneActivity(kind: DoneKind): string {
  return `${DONE}${kind}`;
}
/** The kind behind a name in an answer about a pipeline; undefined where it is a stage. */
export function doneKindOf(activity: string): DoneKind | undefined {
  return DONE_KINDS.find((kind) => activity === doneActivity(kind));
}

const whyShape = {
  ...logFilterShape,
  ...endsShape,
  /** Activities that are no stages but happen within them, as calls do; every other one is a stage. */
  meanwhile: many(z.string().max(500)),
};
const whyQuerySchema = z.strictObject(whyShape);
export type WhyQuery = z.infer<typeof whyQuerySchema>;

/**
 * What may be known of a deal at a moment. "With" means: `visited` has been there; `since` had it in the days after;
 * `back` goes back to it on leaving; `order` first came to one, then to the other; `attribute`, `known`, `by` have that
 * value (of the deal; of its newest event that has one; of who did the moment's event); all others: more than `above`,
 * which is about the median. Times are in seconds.
 */
export const whyFeatureSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['visited', 'since', 'back']), activity: name }),
  z.strictObject({ kind: z.literal('order'), first: name, second: name }),
  z.strictObject({ kind: z.enum(['visits', 'timesSince', 'timeIn']), activity: name, above: z.number() }),
  z.strictObject({
    kind: z.enum(['timeSoFar', 'events', 'people', 'handovers', 'eventsSince']),
    above: z.number(),
  }),
  z.strictObject({ kind: z.literal('by'), value: name }),
  z.strictObject({ kind: z.enum(['attribute', 'known']), name, value: name }),
  z.strictObject({ kind: z.enum(['attributeNumber', 'knownNumber']), name, above: z.number() }),
]);
export type WhyFeature = z.infer<typeof whyFeatureSchema>;

/** The moment at which it is asked what is known of a deal; what becomes of it is what happens afterwards. */
export const whyLandmarkSchema = z.strictObject({
  /** On first entering this stage; null: with the deal's first event. */
  stage: name.nullable(),
  /** Not on entering the stage but on first leaving it for another. */
  leaving: z.boolean(),
});
export type WhyLandmark = z.infer<typeof whyLandmarkSchema>;

/** The first of a list, strongest first, and how many there are. */
const listOf = <T extends z.ZodType>(item: T) => z.strictObject({ total: z.int(), items: z.array(item) });

/** Share of the won among the decided, with its 95 % interval (Wilson); `open` stand beside. */
const wonOfSchema = z.strictObject({
  n: z.int(),
  won: z.int(),
  share: z.number(),
  low: z.number(),
  high: z.number(),
  open: z.int(),
});
const ratioSchema = z.strictObject({
  value: z.number(),
  low: z.number(),
  high: z.number(),
  /** A share was 0: half a deal was added on every side, so that there is a ratio at all. */
  adjusted: z.boolean(),
});
const winnersShape = {
  landmark: whyLandmarkSchema,
  feature: whyFeatureSchema,
  with: wonOfSchema,
  without: wonOfSchema,
  /** How many times as often deals with the feature are won. */
  ratio: ratioSchema,
  p: z.number(),
  /** Adjusted for every question asked. */
  q: z.number(),
};
/**
 * Another name for the finding, nearly: for the deals that have its feature, or for those without it. Null where the two
 * pick other deals, and for the finding's own feature at another moment.
 */
const sameCasesAs = z.enum(['with', 'without']).nullable();
const winnersDifferenceSchema = z.strictObject(winnersShape);
export type WhyWinnersDifference = z.infer<typeof winnersDifferenceSchema>;
const winnersFindingSchema = z.strictObject({
  ...winnersShape,
  /** What this one accounts for: the same at other moments, and what comes along with it. */
  echoes: listOf(z.strictObject({ ...winnersShape, sameCasesAs })),
});
export type WhyWinnersFinding = z.infer<typeof winnersFindingSchema>;

const timeOfSchema = z.strictObject({ n: z.int(), medianSeconds: z.number() });
const speedShape = {
  landmark: whyLandmarkSchema,
  feature: whyFeatureSchema,
  with: timeOfSchema,
  without: timeOfSchema,
  /** Median of all differences between a deal with and one without (Hodges & Lehmann 1963), in seconds; 95 % interval. */
  difference: z.strictObject({ value: z.number(), low: z.number(), high: z.number() }),
  p: z.number(),
  q: z.number(),
};
const speedDifferenceSchema = z.strictObject(speedShape);
export type WhySpeedDifference = z.infer<typeof speedDifferenceSchema>;
const speedFindingSchema = z.strictObject({
  ...speedShape,
  echoes: listOf(z.strictObject({ ...speedShape, sameCasesAs })),
});
export type WhySpeedFinding = z.infer<typeof speedFindingSchema>;

/** Where it was asked. Nothing is said there where `isEnough` is false. */
const askedAtSchema = z.strictObject({
  landmark: whyLandmarkSchema,
  /** Old enough to be compared, by how they ended afterwards. */
  won: z.int(),
  lost: z.int(),
  /** Beside them. */
  open: z.int(),
  other: z.int(),
  tooRecent: z.int(),
  /** Deals count as old enough so many seconds after the moment. */
  settledAfter: z.number(),
  isEnough: z.boolean(),
});
export type WhyAskedAt = z.infer<typeof askedAtSchema>;

const leakSchema = z.strictObject({
  attribute: name,
  /** Only this value; absent: the whole attribute. */
  value: name.optional(),
  /**
   * `presence`: one outcome has it far more often; `setAtTheEnd`: decided deals have it, open ones hardly ever;
   * `determines`: it tells the outcome almost perfectly; `changes`: it is kept event by event, and read there.
   */
  reason: z.enum(['presence', 'setAtTheEnd', 'determines', 'changes']),
  won: z.int(),
  lost: z.int(),
  open: z.int(),
});
export type WhyLeak = z.infer<typeof leakSchema>;

/** A box of the tree: deals, and how many of them were won. */
export interface WhyTreeNode {
  readonly n: number;
  readonly won: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly split?:
    | { readonly feature: WhyFeature; readonly with: WhyTreeNode; readonly without: WhyTreeNode }
    | undefined;
}
const shareShape = { n: z.int(), won: z.int(), share: z.number(), low: z.number(), high: z.number() };
/** At most three splits deep: written out, so that it is plain JSON schema. */
function treeNode(deepest: number): z.ZodType<WhyTreeNode> {
  if (deepest === 0) return z.strictObject(shareShape);
  const side = treeNode(deepest - 1);
  return z.strictObject({
    ...shareShape,
    split: z.strictObject({ feature: whyFeatureSchema, with: side, without: side }).optional(),
  });
}
const treeSchema = z.strictObject({ landmark: whyLandmarkSchema, root: treeNode(3) });
export type WhyTree = z.infer<typeof treeSchema>;

const triggerSchema = z.strictObject({
  stage: name,
  activity: name,
  /** First visits to the stage, and those of them in which the activity happened. */
  visits: z.int(),
  visitsWith: z.int(),
  /** How many times as likely a deal is to advance, at any moment, once it has happened (hazard ratio). */
  ratio: z.strictObject({
    value: z.number(),
    low: z.number(),
    high: z.number(),
    /** How many advanced after it, and before or without it. */
    after: z.int(),
    before: z.int(),
  }),
  p: z.number(),
  q: z.number(),
});
export type WhyTrigger = z.infer<typeof triggerSchema>;

const obstacleSchema = z.strictObject({
  stage: name,
  /** Deals that came here, by what was next after their last visit. */
  cases: z.int(),
  lost: z.int(),
  other: z.int(),
  advanced: z.int(),
  wentBack: z.int(),
  open: z.int(),
  /** Lost of those no longer here. */
  share: z.strictObject({ value: z.number(), low: z.number(), high: z.number(), isEnough: z.boolean() }),
  /** Of all lost deals, the share that was lost from here; of all time in stages, the share spent here. */
  ofAllLost: z.number(),
  ofAllTime: z.number(),
});
export type WhyObstacle = z.infer<typeof obstacleSchema>;

export const whySchema = z.strictObject({
  /** Which activities end a deal, and who said so. */
  ends: logEndsSchema,
  /** Until when deals were followed: now for a pipeline, else the last event of the log. */
  asOf: instantSchema,
  /** Deals, by how they ended. */
  cases: z.int(),
  won: z.int(),
  lost: z.int(),
  other: z.int(),
  open: z.int(),
  /** Of a very large log, winners and speed look at one deal in so many; 1: all. Their counts are of those. */
  oneIn: z.int(),
  winners: z.strictObject({
    findings: listOf(winnersFindingSchema),
    landmarks: z.array(askedAtSchema),
    /** How many questions were asked. */
    asked: z.int(),
    /** At the moment of the strongest finding; null where nothing could be asked. */
    tree: treeSchema.nullable(),
  }),
  speed: z.strictObject({
    findings: listOf(speedFindingSchema),
    landmarks: z.array(askedAtSchema),
    asked: z.int(),
  }),
  /** What seems to be known only once a deal has ended: kept out of the findings. */
  suspectedLeaks: listOf(leakSchema),
  triggers: z.strictObject({
    findings: listOf(triggerSchema),
    asked: z.int(),
    /** Of those asked, where too few advanced on a side to say anything. */
    notEnough: z.int(),
  }),
  /** Most lost first. */
  obstacles: listOf(obstacleSchema),
});
export type Why = z.infer<typeof whySchema>;

export const explainLog = defineRoute({
  name: 'explainLog',
  method: 'GET',
  path: '/api/v1/logs/:id/why',
  access: needs('logs.read'),
  summary:
    'What goes with deals that are won, with fast ones, with moving on and with leaving: effect, interval, counts, corrected for every question asked',
  params: idParams,
  query: whyQuerySchema,
  response: whySchema,
  progress: true,
});

const segmentCountsSchema = z.strictObject({
  /** Of this group alone, without the deals that are in both. */
  cases: z.int(),
  /** Ended and old enough: these are compared. */
  compared: z.int(),
  open: z.int(),
  tooRecent: z.int(),
  won: z.int(),
  lost: z.int(),
});
const shareOfSchema = z.strictObject({
  n: z.int(),
  hits: z.int(),
  share: z.number(),
  low: z.number(),
  high: z.number(),
});
const segmentDifferenceSchema = z.strictObject({
  /** `won`: won of those won or lost. */
  feature: z.union([whyFeatureSchema, z.strictObject({ kind: z.literal('won') })]),
  a: shareOfSchema,
  b: shareOfSchema,
  /** How many times as often in `a` as in `b`. */
  ratio: ratioSchema,
  p: z.number(),
  q: z.number(),
});
export type WhySegmentDifference = z.infer<typeof segmentDifferenceSchema>;

/** The share won by an age, counting deals that ended otherwise as never won; a step at each of `seconds`. */
const wonCurveSchema = z.strictObject({
  seconds: z.array(z.number()),
  share: z.array(z.number()),
  low: z.array(z.number()),
  high: z.array(z.number()),
});
export type WhyWonCurve = z.infer<typeof wonCurveSchema>;
const meanSchema = z.strictObject({ value: z.number(), low: z.number(), high: z.number() });
const wonTimesSchema = z.strictObject({
  a: wonCurveSchema,
  b: wonCurveSchema,
  /** Log-rank test; null where nothing was won while both groups were followed. */
  logRankP: z.number().nullable(),
  /** Mean seconds to winning up to `until`, where a deal that is not won counts as `until`. */
  until: z.number(),
  meanA: meanSchema,
  meanB: meanSchema,
  /** Mean of `a` minus mean of `b`. */
  difference: meanSchema,
  /** Fewer than 30 won on a side. */
  tooEarly: z.boolean(),
});
export type WhyWonTimes = z.infer<typeof wonTimesSchema>;

export const whySegmentsSchema = z.discriminatedUnion('kind', [
  /** The two are the same deals. */
  z.strictObject({ kind: z.literal('same'), cases: z.int() }),
  z.strictObject({ kind: z.literal('empty'), which: z.enum(['a', 'b', 'both']) }),
  /** Fewer than `needed` ended deals on a side. */
  z.strictObject({
    kind: z.literal('notEnough'),
    needed: z.int(),
    a: segmentCountsSchema,
    b: segmentCountsSchema,
    inBoth: z.int(),
    times: wonTimesSchema.nullable(),
  }),
  z.strictObject({
    kind: z.literal('compared'),
    a: segmentCountsSchema,
    b: segmentCountsSchema,
    inBoth: z.int(),
    /** Whether it differs or not; null where a group has no deal won or lost. */
    won: segmentDifferenceSchema.nullable(),
    /** What differs, over all questions. */
    differences: listOf(segmentDifferenceSchema),
    asked: z.int(),
    /** Attributes that tell the groups apart by themselves: how they were chosen, no news. */
    definedBy: z.array(z.strictObject({ attribute: name, value: name.optional() })),
    times: wonTimesSchema.nullable(),
  }),
]);
export type WhySegments = z.infer<typeof whySegmentsSchema>;

export const compareLogSegments = defineRoute({
  name: 'compareLogSegments',
  method: 'POST',
  path: '/api/v1/logs/:id/why/segments',
  access: needs('logs.read'),
  summary:
    'Two groups of the filtered deals against each other: how often and how soon they are won, and what differs between them',
  params: idParams,
  query: whyQuerySchema,
  body: z.strictObject({
    a: logFilterSchema,
    /** Null: all the others. */
    b: logFilterSchema.nullable(),
  }),
  response: whySegmentsSchema,
});

const sideSchema = z.enum(['with', 'without']);
export const whyPlaceSchema = z.discriminatedUnion('of', [
  /** Decided deals on a side of a finding about winning; `ended` only the won or the lost ones. */
  z.strictObject({
    of: z.literal('winners'),
    landmark: whyLandmarkSchema,
    feature: whyFeatureSchema,
    side: sideSchema,
    ended: z.enum(['won', 'lost']).optional(),
  }),
  /** Won deals on a side of a finding about speed. */
  z.strictObject({
    of: z.literal('speed'),
    landmark: whyLandmarkSchema,
    feature: whyFeatureSchema,
    side: sideSchema,
  }),
  /** Deals whose first visit to the stage saw the activity, or did not; `hereSeconds` is how long the visit took. */
  z.strictObject({ of: z.literal('trigger'), stage: name, activity: name, side: sideSchema }),
  /** Deals by what was next after their last visit to a stage. */
  z.strictObject({
    of: z.literal('obstacle'),
    stage: name,
    next: z.enum(['lost', 'other', 'advanced', 'wentBack', 'open']),
  }),
]);
export type WhyPlace = z.infer<typeof whyPlaceSchema>;

export const explainedCases = defineRoute({
  name: 'explainedCases',
  method: 'POST',
  path: '/api/v1/logs/:id/why/cases',
  access: needs('logs.read'),
  summary: 'The deals behind a finding, longest first',
  params: idParams,
  query: z.strictObject({ ...whyShape, cursor: cursorSchema.optional(), limit: limitSchema }),
  body: whyPlaceSchema,
  response: casesPageSchema,
});

export const exportWhy = defineRoute({
  name: 'exportWhy',
  method: 'GET',
  path: '/api/v1/logs/:id/why.csv',
  access: needs('logs.export'),
  summary: 'Every finding with its counts and intervals as CSV (UTF-8 with BOM, formulas neutralised)',
  params: idParams,
  query: whyQuerySchema,
  response: 'bytes',
});
