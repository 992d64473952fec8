// Event logs: upload, recognition, mapping, import, rejected rows.
import { z } from 'zod';
import { logMappingSchema, recognitionSchema } from '@portolan/core';
import { defineRoute, needs } from './route.ts';
import {
  cursorSchema,
  idParams,
  idSchema,
  instantSchema,
  limitSchema,
  messageParamsSchema,
  nameSchema,
  page,
} from './schemas.ts';

export const LOG_STATES = ['uploading', 'recognised', 'importing', 'ready', 'failed', 'cancelled'] as const;

/** Why reading failed for a reason that is not the file's; `problemCode` of a log holds these besides the file's own. */
export const IMPORT_FAULTS = ['unfinished', 'out_of_memory', 'crashed'] as const;
export type ImportFault = (typeof IMPORT_FAULTS)[number];

export const logSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  fileName: z.string(),
  /** Where it came from. */
  origin: z.enum(['upload', 'demo', 'pipeline']),
  /** Of `pipeline`: the process whose deals it tells of; such a log bears its name and follows it by itself. */
  processId: idSchema.nullable(),
  /** Another one whenever its content has changed; null before there is any. */
  revision: idSchema.nullable(),
  state: z.enum(LOG_STATES),
  /** 0..1 while uploading or importing. */
  progress: z.number().min(0).max(1),
  /** Why it failed: what, where and how to mend it. */
  problem: z.string().nullable(),
  /** The kind of problem, for a screen that words it itself. */
  problemCode: z.string().optional(),
  problemParams: messageParamsSchema.optional(),
  bytes: z.int(),
  cases: z.int().nullable(),
  events: z.int().nullable(),
  activities: z.int().nullable(),
  rejectedRows: z.int().nullable(),
  from: instantSchema.nullable(),
  to: instantSchema.nullable(),
  createdAt: instantSchema,
});
export type LogSummary = z.infer<typeof logSchema>;

export const logDetailSchema = logSchema.extend({
  recognition: recognitionSchema.nullable(),
  mapping: logMappingSchema.nullable(),
  warnings: z.array(
    z.strictObject({
      code: z.string(),
      params: messageParamsSchema.optional(),
      message: z.string(),
      count: z.int(),
    }),
  ),
});
export type LogDetail = z.infer<typeof logDetailSchema>;

export const uploadLog = defineRoute({
  name: 'uploadLog',
  method: 'POST',
  path: '/api/v1/logs',
  access: needs('logs.change'),
  summary:
    'Uploads a file (raw body, streamed) and recognises what is in it. Cut off midway, nothing is kept.',
  query: z.strictObject({ fileName: z.string().min(1).max(300), name: nameSchema.optional() }),
  body: 'bytes',
  response: logDetailSchema,
  status: 201,
});
export const listLogs = defineRoute({
  name: 'listLogs',
  method: 'GET',
  path: '/api/v1/logs',
  access: needs('logs.read'),
  summary: 'Logs of the workspace: those of its own pipelines first, then newest first',
  query: z.strictObject({ cursor: cursorSchema.optional(), limit: limitSchema }),
  response: page(logSchema),
});
export const getLog = defineRoute({
  name: 'getLog',
  method: 'GET',
  path: '/api/v1/logs/:id',
  access: needs('logs.read'),
  summary: 'One log with its recognition, mapping and warnings',
  params: idParams,
  response: logDetailSchema,
});
export const previewLog = defineRoute({
  name: 'previewLog',
  method: 'POST',
  path: '/api/v1/logs/:id/preview',
  access: needs('logs.change'),
  summary: 'Dry run of a mapping on the first rows of the file',
  params: idParams,
  body: logMappingSchema,
  response: z.strictObject({
    header: z.array(z.string()),
    rows: z.array(
      z.strictObject({
        line: z.int(),
        cells: z.array(z.string()),
        reason: z.string().nullable(),
        reasonCode: z.string().optional(),
        params: messageParamsSchema.optional(),
      }),
    ),
    events: z.array(
      z.strictObject({
        line: z.int(),
        case: z.string(),
        activity: z.string(),
        time: instantSchema,
        resource: z.string().nullable(),
      }),
    ),
    rejected: z.int(),
    questions: recognitionSchema.shape.questions,
  }),
});
export const importLog = defineRoute({
  name: 'importLog',
  method: 'POST',
  path: '/api/v1/logs/:id/import',
  access: needs('logs.change'),
  summary: 'Starts reading the uploaded file with a mapping; follow `state` and `progress` of the log',
  params: idParams,
  body: z.strictObject({ mapping: logMappingSchema, name: nameSchema.optional() }),
  response: logDetailSchema,
  status: 202,
});
export const cancelLog = defineRoute({
  name: 'cancelLog',
  method: 'POST',
  path: '/api/v1/logs/:id/cancel',
  access: needs('logs.change'),
  summary: 'Stops an import; nothing of it stays visible',
  params: idParams,
  response: logDetailSchema,
});
export const renameLog = defineRoute({
  name: 'renameLog',
  method: 'PATCH',
  path: '/api/v1/logs/:id',
  access: needs('logs.change'),
  summary: 'Renames a log',
  params: idParams,
  body: z.strictObject({ name: nameSchema }),
  response: logDetailSchema,
});
export const deleteLog = defineRoute({
  name: 'deleteLog',
  method: 'DELETE',
  path: '/api/v1/logs/:id',
  access: needs('logs.change'),
  summary: 'Deletes a log; it can be restored for 30 days',
  params: idParams,
});
export const restoreLog = defineRoute({
  name: 'restoreLog',
  method: 'POST',
  path: '/api/v1/logs/:id/restore',
  access: needs('logs.change'),
  summary: 'Undoes a deletion',
  params: idParams,
  response: logDetailSchema,
});
export const downloadRejects = defineRoute({
  name: 'downloadRejects',
  method: 'GET',
  path: '/api/v1/logs/:id/rejects.csv',
  access: needs('logs.export'),
  summary: 'Rows that could not be read, each with its line and reason, as CSV',
  params: idParams,
  response: 'bytes',
});
export const listRejects = defineRoute({
  name: 'listRejects',
  method: 'GET',
  path: '/api/v1/logs/:id/rejects',
  access: needs('logs.read'),
  summary: 'The first rejected rows with their reasons',
  params: idParams,
  query: z.strictObject({ limit: limitSchema }),
  response: z.strictObject({
    total: z.int(),
    items: z.array(
      z.strictObject({
        line: z.int(),
        reason: z.string(),
        reasonCode: z.string(),
        params: messageParamsSchema,
        text: z.string(),
      }),
    ),
  }),
});
export const loadDemo = defineRoute({
  name: 'loadDemo',
  method: 'POST',
  path: '/api/v1/demo',
  access: needs('logs.change'),
  summary: 'Loads the demo company into the workspace; returns its log, the existing one if there is one',
  response: logDetailSchema,
});
