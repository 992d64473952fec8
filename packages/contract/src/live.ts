// What happens in the workspace, told as it happens: server-sent events that say what changed and where, so that a
// screen knows what to read again. Values are read by the usual routes.
import { z } from 'zod';
import { defineRoute, needs } from './route.ts';
import { cursorSchema, idSchema, instantSchema } from './schemas.ts';

export const liveChangeSchema = z.strictObject({
  /** Behind this change. */
  cursor: cursorSchema,
  /** Of one record, in the order in which things happened to it. */
  seq: z.int(),
  about: z.string(),
  recordId: idSchema,
  dealId: idSchema.nullable(),
  kind: z.string(),
  processId: idSchema.nullable(),
  fromNode: z.string().nullable(),
  toNode: z.string().nullable(),
  actorId: idSchema.nullable(),
  at: instantSchema,
});
export type LiveChange = z.infer<typeof liveChangeSchema>;

/** How far the listener is: what happened before is told already, or has to be read anew (`reset`). */
export const livePlaceSchema = z.strictObject({ cursor: cursorSchema });
export type LivePlace = z.infer<typeof livePlaceSchema>;

export const followChanges = defineRoute({
  name: 'followChanges',
  method: 'GET',
  path: '/api/v1/live',
  access: needs('maps.read'),
  summary:
    'Changes of records as server-sent events: `ready` says where the stream begins, `changes` brings some, `reset` says that too many were missed and everything has to be read anew. `after`, or the header `last-event-id`, takes up where an earlier stream ended; without, it begins now. A comment comes every 15 seconds.',
  query: z.strictObject({
    after: cursorSchema.optional(),
    /** In place of the header, which a browser's EventSource cannot send. */
    workspace: idSchema.optional(),
  }),
  response: 'stream',
  streams: { ready: livePlaceSchema, changes: z.array(liveChangeSchema), reset: livePlaceSchema },
  inTab: true,
});
