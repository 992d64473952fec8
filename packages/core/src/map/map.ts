// A map: the content of one version of a process, as one JSON document. The schema is its type, and is what is stored,
// sent, exported and published as JSON Schema.
import { z } from 'zod';
import type { Collection } from './collections.ts';
import { nodeSchema, pathSchema } from './nodes.ts';
import {
  contentSchema,
  elementIdSchema,
  goalSchema,
  laneSchema,
  longText,
  personaSchema,
  phaseSchema,
} from './parts.ts';

/** How large a map may be; far above what people can follow, low enough for every screen. */
export const MAP_LIMITS = {
  nodes: 1000,
  paths: 3000,
  lanes: 50,
  phases: 20,
  personas: 50,
  library: 500,
} as const;

/** The shape alone: that ids are unique and lead somewhere is asked by `problemsOf`, and `readMap` does both. */
export const mapSchema = z.strictObject({
  goal: goalSchema.default({
    text: '',
    metric: null,
    target: null,
    change: false,
    unit: '',
    by: null,
    activities: [],
  }),
  note: longText,
  lanes: z.array(laneSchema).max(MAP_LIMITS.lanes).default([]),
  personas: z.array(personaSchema).max(MAP_LIMITS.personas).default([]),
  phases: z.array(phaseSchema).max(MAP_LIMITS.phases).default([]),
  library: z.array(contentSchema).max(MAP_LIMITS.library).default([]),
  nodes: z.array(nodeSchema).max(MAP_LIMITS.nodes).default([]),
  paths: z.array(pathSchema).max(MAP_LIMITS.paths).default([]),
  /** Where cases begin; without any, wherever no path leads to. */
  starts: z.array(elementIdSchema).max(20).default([]),
});

/** Frozen data: every edit makes a new one (see apply.ts). */
export type SalesMap = z.infer<typeof mapSchema>;

/** A map written with defaults left out. */
export type MapInput = z.input<typeof mapSchema>;

export type ElementOf<C extends Collection> = SalesMap[C][number];
export type Element = ElementOf<Collection>;

export function emptyMap(): SalesMap {
  return mapSchema.parse({});
}
