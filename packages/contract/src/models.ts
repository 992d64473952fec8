// The model that explains a log: what the inductive miner finds, as text, as a draft map with what that says differently,
// and as a file for other tools. Definitions: docs/metrics.md ("Inductive miner").
import { FLOW_ROLES, mapSchema } from '@portolan/core';
import { z } from 'zod';
import { logFilterSchema, logFilterShape } from './analyses.ts';
import { defineRoute, needs } from './route.ts';
import { idParams } from './schemas.ts';

const activitySchema = z.string().max(500);

/** 0: every case of the log is allowed; above, ways that are rare next to the usual one may be left out. */
const NOISE = { least: 0, most: 1, usual: 0.2 } as const;

/** What the map says differently from the model. */
export const modelNoteSchema = z.discriminatedUnion('code', [
  /** A deal is in one stage at a time: what may happen in any order is drawn in the orders that occur, so many. */
  z.strictObject({
    code: z.literal('parallelInOrder'),
    activities: z.array(z.string()),
    orders: z.int(),
  }),
  /** Deals may end here, though paths lead on from it. */
  z.strictObject({ code: z.literal('mayEndHere'), activity: z.string() }),
  /** Meant as an end, but deals go on after it: it is a stage. */
  z.strictObject({ code: z.literal('goesOn'), activity: z.string() }),
]);
export type ModelNote = z.infer<typeof modelNoteSchema>;

export const discoveredModelSchema = z.strictObject({
  /** The process tree, in the notation of PM4Py, and how many nodes it has. */
  tree: z.string(),
  size: z.int(),
  cases: z.int(),
  /**
   * How well the cases fit the model itself (optimal alignments), mean over cases, 0 to 1; null without cases, and where
   * measuring it took too long.
   */
  fitness: z.number().nullable(),
  /** Cases for which that is a lower bound, because their best way was not found in time. */
  undecided: z.int(),
  /** The model as a draft map; null where it would have more steps than a map may have. */
  map: mapSchema.nullable(),
  notes: z.array(modelNoteSchema),
});
export type DiscoveredModel = z.infer<typeof discoveredModelSchema>;

const wordSchema = z.string().trim().min(1).max(200);

export const discoverModel = defineRoute({
  name: 'discoverModel',
  method: 'POST',
  path: '/api/v1/logs/:id/model',
  access: needs('logs.read'),
  summary:
    'The model that the inductive miner finds in the filtered cases: a process tree, how well they fit it, and a draft map of it',
  params: idParams,
  query: logFilterSchema,
  body: z.strictObject({
    noise: z.number().min(NOISE.least).max(NOISE.most).default(NOISE.usual),
    /** What activities become on the map; a stage unless told otherwise. */
    roles: z
      .array(z.strictObject({ activity: activitySchema, role: z.enum(FLOW_ROLES) }))
      .max(5000)
      .default([]),
    /** What the decisions of the map are called. */
    words: z.strictObject({ which: wordSchema, again: wordSchema }).optional(),
  }),
  response: discoveredModelSchema,
});

export const MODEL_FORMATS = ['bpmn', 'tree'] as const;

export const exportModel = defineRoute({
  name: 'exportModel',
  method: 'GET',
  path: '/api/v1/logs/:id/model/export',
  access: needs('logs.export'),
  summary: 'The model that the inductive miner finds, as BPMN 2.0 or as the text of a process tree',
  params: idParams,
  query: z.strictObject({
    ...logFilterShape,
    noise: z.coerce.number().min(NOISE.least).max(NOISE.most).default(NOISE.usual),
    format: z.enum(MODEL_FORMATS),
    /** Of the names that BPMN asks for beside those of the log: its start, its end, where ways part. */
    language: z.enum(['en', 'th', 'fa', 'zh-Hant', 'lv']).default('en'),
  }),
  response: 'bytes',
});
