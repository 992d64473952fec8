// Bringing data from other tools: files are uploaded into an import, recognised, mapped, tried out and written in the
// background; everything an import did can be undone. What stands in the import is the state of the screen: it can be
// left and taken up again.
import {
  IMPORT_ENTITIES,
  IMPORT_TOOLS,
  importMappingSchema,
  importQuestionSchema,
  importRecognitionSchema,
  mapSchema,
} from '@portolan/core';
import { z } from 'zod';
import { personSchema } from './processes.ts';
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

/**
 * `open`: files and choices can be changed. `checking` and `running` go on in the background; after the check it is `open`
 * again, with counts. `done`, `cancelled` and `failed` can be undone, the last two also taken up again.
 */
export const DATA_IMPORT_STATES = [
  'open',
  'checking',
  'running',
  'done',
  'cancelled',
  'failed',
  'undoing',
  'undone',
] as const;
export type DataImportState = (typeof DATA_IMPORT_STATES)[number];

/** What a record that is here already is recognised by, most telling first; a source id always counts. */
export const IMPORT_KEYS = ['email', 'domain', 'phone', 'name'] as const;
export type ImportKey = (typeof IMPORT_KEYS)[number];

/** What happens to a record that is here already. */
export const ON_MATCH = ['skip', 'fill', 'overwrite'] as const;
export type OnMatch = (typeof ON_MATCH)[number];

const word = z.string().max(500);

export const importSettingsSchema = z.strictObject({
  /** Whose published map the deals run on. */
  processId: idSchema.nullable().default(null),
  /** Stages in the words of the file, to the map's; null leaves the deals of that stage out. */
  stages: z
    .array(
      z.strictObject({
        pipeline: word.nullable().default(null),
        stage: word,
        nodeId: z.string().max(100).nullable(),
      }),
    )
    .max(2000)
    .default([]),
  /** People in the words of the file, to members; null leaves their records without an owner. */
  owners: z
    .array(z.strictObject({ name: word, userId: idSchema.nullable() }))
    .max(5000)
    .default([]),
  /** Products as deals name them, to products' names; null keeps the word of the file. */
  products: z
    .array(z.strictObject({ name: word, is: word.nullable() }))
    .max(2000)
    .default([]),
  onMatch: z.enum(ON_MATCH).default('fill'),
  matchBy: z.array(z.enum(IMPORT_KEYS)).default([...IMPORT_KEYS]),
  /** Companies and people whom deals and contacts only name, and who are not here: made, or left out. */
  makeNamed: z.boolean().default(true),
});
export type ImportSettings = z.infer<typeof importSettingsSchema>;

export const importWarningSchema = z.strictObject({
  code: z.string(),
  params: messageParamsSchema,
  message: z.string(),
  count: z.int(),
  /** The first rows that it is about. */
  lines: z.array(z.int()),
});

export const importFileSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  bytes: z.int(),
  state: z.enum(['uploading', 'ready', 'unreadable']),
  problem: z.strictObject({ code: z.string(), params: messageParamsSchema, message: z.string() }).nullable(),
  sheets: z.array(z.string()),
  recognition: importRecognitionSchema.nullable(),
  /** How it will be read; null where it is left out. */
  mapping: importMappingSchema.nullable(),
  /** What remains to be said before it can be read; known fully after the check. */
  questions: z.array(importQuestionSchema),
  /** Known after the check. */
  rows: z.int().nullable(),
  warnings: z.array(importWarningSchema),
  /** Other imports of the very same file. */
  earlier: z.array(z.strictObject({ importId: idSchema, name: z.string(), at: instantSchema })),
});
export type ImportFile = z.infer<typeof importFileSchema>;

export const importCountsSchema = z.strictObject({
  entity: z.enum(IMPORT_ENTITIES),
  rows: z.int(),
  created: z.int(),
  /** Here already, and changed. */
  updated: z.int(),
  /** Here already, and left as they are. */
  matched: z.int(),
  rejected: z.int(),
  /** Made because another record names them. */
  named: z.int(),
});
export type ImportCounts = z.infer<typeof importCountsSchema>;

export const importExampleSchema = z.strictObject({
  entity: z.enum(IMPORT_ENTITIES),
  what: z.enum(['created', 'updated', 'matched', 'rejected']),
  fileId: idSchema,
  line: z.int(),
  name: z.string(),
  /** The record that it is, where it is here already. */
  recordId: idSchema.nullable(),
  /** What it was recognised by. */
  by: z.enum(['source', ...IMPORT_KEYS]).nullable(),
  /** Of an update: what changes. */
  changes: z.array(z.strictObject({ field: z.string(), from: z.string(), to: z.string() })),
  reason: z.strictObject({ code: z.string(), params: messageParamsSchema, message: z.string() }).nullable(),
});
export type ImportExample = z.infer<typeof importExampleSchema>;

/** Words of the files that have to be matched with what is here, and what is proposed for each. */
export const importWordsSchema = z.strictObject({
  stages: z.array(
    z.strictObject({
      pipeline: word.nullable(),
      stage: word,
      /** Deals that are in it, and moves into it. */
      deals: z.int(),
      moves: z.int(),
      /** What its name or the deals' status says of it. */
      status: z.enum(['open', 'won', 'lost']),
      nodeId: z.string().nullable(),
      /** How sure the proposal is, 0 to 1. */
      score: z.number(),
    }),
  ),
  owners: z.array(
    z.strictObject({ name: word, records: z.int(), userId: idSchema.nullable(), score: z.number() }),
  ),
  products: z.array(
    z.strictObject({
      name: word,
      deals: z.int(),
      /** The product of that name, as it is written. */
      is: word.nullable(),
      score: z.number(),
    }),
  ),
  /** Values of one column that differ in spelling only, commonest first. */
  variants: z.array(
    z.strictObject({ fileId: idSchema, column: z.string(), values: z.array(word), counts: z.array(z.int()) }),
  ),
});
export type ImportWords = z.infer<typeof importWordsSchema>;

export const importSummarySchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  state: z.enum(DATA_IMPORT_STATES),
  tool: z.enum(IMPORT_TOOLS),
  /** 0..1 of what goes on now. */
  progress: z.number(),
  rows: z.int(),
  created: z.int(),
  updated: z.int(),
  rejected: z.int(),
  createdAt: instantSchema,
  createdBy: personSchema.nullable(),
  startedAt: instantSchema.nullable(),
  finishedAt: instantSchema.nullable(),
});
export type ImportSummary = z.infer<typeof importSummarySchema>;

export const dataImportSchema = importSummarySchema.extend({
  files: z.array(importFileSchema),
  settings: importSettingsSchema,
  words: importWordsSchema,
  /** Whether `counts` are what a run with these files and choices would do. */
  checked: z.boolean(),
  counts: z.array(importCountsSchema),
  examples: z.array(importExampleSchema),
  /** Why it failed. */
  problem: z.strictObject({ code: z.string(), params: messageParamsSchema, message: z.string() }).nullable(),
  undo: z
    .strictObject({
      removed: z.int(),
      restored: z.int(),
      /** Changed since, and left. */
      left: z.int(),
      examples: z.array(
        z.strictObject({ entity: z.enum(IMPORT_ENTITIES), recordId: idSchema, name: z.string() }),
      ),
    })
    .nullable(),
});
export type DataImport = z.infer<typeof dataImportSchema>;

export const listImports = defineRoute({
  name: 'listImports',
  method: 'GET',
  path: '/api/v1/imports',
  access: needs('records.import'),
  summary: 'Imports of the workspace, newest first',
  query: z.strictObject({ cursor: cursorSchema.optional(), limit: limitSchema }),
  response: page(importSummarySchema),
});
export const createImport = defineRoute({
  name: 'createImport',
  method: 'POST',
  path: '/api/v1/imports',
  access: needs('records.import'),
  summary: 'Begins an import; files are added to it',
  body: z.strictObject({ name: nameSchema.optional() }),
  response: dataImportSchema,
  status: 201,
});
export const getImport = defineRoute({
  name: 'getImport',
  method: 'GET',
  path: '/api/v1/imports/:id',
  access: needs('records.import'),
  summary: 'One import with its files, choices, counts and progress',
  params: idParams,
  response: dataImportSchema,
});
export const updateImport = defineRoute({
  name: 'updateImport',
  method: 'PATCH',
  path: '/api/v1/imports/:id',
  access: needs('records.import'),
  summary: 'Changes what an import will do; counts have to be made again',
  params: idParams,
  body: z.strictObject({ name: nameSchema.optional(), settings: importSettingsSchema.optional() }),
  response: dataImportSchema,
});
export const removeImport = defineRoute({
  name: 'removeImport',
  method: 'DELETE',
  path: '/api/v1/imports/:id',
  access: needs('records.import'),
  summary: 'Takes an import off the list; what it brought stays, and can no longer be undone',
  params: idParams,
});
export const uploadImportFile = defineRoute({
  name: 'uploadImportFile',
  method: 'POST',
  path: '/api/v1/imports/:id/files',
  access: needs('records.import'),
  summary: 'Adds a file (raw body, streamed) and recognises what is in it. Cut off midway, nothing is kept.',
  params: idParams,
  query: z.strictObject({ fileName: z.string().min(1).max(300) }),
  body: 'bytes',
  response: dataImportSchema,
  status: 201,
});
const fileParams = z.strictObject({ id: idSchema, file: idSchema });
export const updateImportFile = defineRoute({
  name: 'updateImportFile',
  method: 'PATCH',
  path: '/api/v1/imports/:id/files/:file',
  access: needs('records.import'),
  summary:
    'Sets how a file is read (`mapping`; null leaves it out), or recognises it anew as another kind of record or another sheet',
  params: fileParams,
  body: z.union([
    z.strictObject({ mapping: importMappingSchema.nullable() }),
    z.strictObject({
      recognise: z.strictObject({
        entity: z.enum(IMPORT_ENTITIES).optional(),
        sheet: z.string().max(200).optional(),
      }),
    }),
  ]),
  response: dataImportSchema,
});
export const removeImportFile = defineRoute({
  name: 'removeImportFile',
  method: 'DELETE',
  path: '/api/v1/imports/:id/files/:file',
  access: needs('records.import'),
  summary: 'Takes a file out of an import that has not run',
  params: fileParams,
  response: dataImportSchema,
});
export const previewImportFile = defineRoute({
  name: 'previewImportFile',
  method: 'POST',
  path: '/api/v1/imports/:id/files/:file/preview',
  access: needs('records.import'),
  summary: 'The first rows of a file as a mapping reads them; nothing is stored',
  params: fileParams,
  body: z.strictObject({ mapping: importMappingSchema }),
  response: z.strictObject({
    header: z.array(z.string()),
    rows: z.array(
      z.strictObject({
        line: z.int(),
        cells: z.array(z.string()),
        /** By field, as it would be stored; of the workspace's own `custom.<key>`. */
        values: z.record(z.string(), z.string()),
        reason: z
          .strictObject({
            code: z.string(),
            params: messageParamsSchema,
            column: z.string().nullable(),
            message: z.string(),
          })
          .nullable(),
      }),
    ),
    questions: z.array(importQuestionSchema),
  }),
});
export const checkImport = defineRoute({
  name: 'checkImport',
  method: 'POST',
  path: '/api/v1/imports/:id/check',
  access: needs('records.import'),
  summary: 'Reads all files and counts what a run would do; writes no record',
  params: idParams,
  response: dataImportSchema,
  status: 202,
});
export const runImport = defineRoute({
  name: 'runImport',
  method: 'POST',
  path: '/api/v1/imports/:id/run',
  access: needs('records.import'),
  summary: 'Writes the records, in the background; one that was stopped goes on where it stood',
  params: idParams,
  response: dataImportSchema,
  status: 202,
});
export const cancelImport = defineRoute({
  name: 'cancelImport',
  method: 'POST',
  path: '/api/v1/imports/:id/cancel',
  access: needs('records.import'),
  summary: 'Stops a check or a run; what was written stays, and can be undone',
  params: idParams,
  response: dataImportSchema,
});
export const undoImport = defineRoute({
  name: 'undoImport',
  method: 'POST',
  path: '/api/v1/imports/:id/undo',
  access: needs('records.import'),
  summary:
    'Takes everything back that an import did: what it made goes into the bin, what it changed is as before; what was changed since stays, and is told',
  params: idParams,
  response: dataImportSchema,
  status: 202,
});
export const listImportRejects = defineRoute({
  name: 'listImportRejects',
  method: 'GET',
  path: '/api/v1/imports/:id/rejects',
  access: needs('records.import'),
  summary: 'Rows that were set aside, with the reason beside each',
  params: idParams,
  query: z.strictObject({
    file: idSchema.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.strictObject({
    items: z.array(
      z.strictObject({
        fileId: idSchema,
        line: z.int(),
        code: z.string(),
        params: messageParamsSchema,
        message: z.string(),
        text: z.string(),
      }),
    ),
    /** By reason, how many. */
    reasons: z.array(z.strictObject({ code: z.string(), count: z.int() })),
  }),
});
export const downloadImportRejects = defineRoute({
  name: 'downloadImportRejects',
  method: 'GET',
  path: '/api/v1/imports/:id/rejects.csv',
  inTab: true,
  access: needs('records.import'),
  summary: 'Rows that were set aside, as they stood in their file, with the reason beside each',
  params: idParams,
  query: z.strictObject({ file: idSchema.optional() }),
  response: 'bytes',
});
export const proposeImportMap = defineRoute({
  name: 'proposeImportMap',
  method: 'GET',
  path: '/api/v1/imports/:id/map',
  access: needs('records.import'),
  summary: 'A map made from the stages of the files: by what deals really did, or by the order of the stages',
  params: idParams,
  response: z.strictObject({
    map: mapSchema,
    /** Whether it follows a history; otherwise stages stand in the order in which deals move on by their status. */
    from: z.enum(['history', 'stages']),
    /** Stages of the files, and what of the map they became. */
    stages: z.array(z.strictObject({ stage: word, nodeId: z.string().nullable() })),
  }),
});
