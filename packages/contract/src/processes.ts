// Processes and their versions: the list, drafts and how they are edited, named states, files in and out.
import {
  CASE_KINDS,
  checkSettingsSchema,
  mapCommandSchema,
  mapSchema,
  problemsOf,
  processFactsSchema,
} from '@portolan/core';
import type { SalesMap } from '@portolan/core';
import { z } from 'zod';
import { defineRoute, needs } from './route.ts';
import { idParams, idSchema, instantSchema, nameSchema } from './schemas.ts';

/** A person as others see them. */
export const personSchema = z.strictObject({ id: idSchema, name: z.string() });

export const hypothesisSchema = z.strictObject({
  /** What should change. */
  metric: z.string().trim().min(1).max(200),
  direction: z.enum(['up', 'down']),
  /** By how much, in the unit; null while nobody has said. */
  size: z.number().nullable(),
  unit: z.string().max(20),
  by: z.iso.date().nullable(),
  why: z.string().max(2000),
});
export type Hypothesis = z.infer<typeof hypothesisSchema>;

export const VERSION_STATES = ['draft', 'published', 'superseded'] as const;

export const versionSchema = z.strictObject({
  id: idSchema,
  processId: idSchema,
  number: z.int().min(1),
  state: z.enum(VERSION_STATES),
  /** Rises by one with every saved batch of commands. */
  revision: z.int().min(0),
  /** The last revision that changed what the map says, not only where things stand; a signature older than it is void. */
  contentRevision: z.int().min(0),
  note: z.string(),
  hypothesis: hypothesisSchema.nullable(),
  /** The version it was begun from. */
  basedOn: idSchema.nullable(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  updatedBy: personSchema.nullable(),
  publishedAt: instantSchema.nullable(),
  publishedBy: personSchema.nullable(),
  /** Why it was published without all signatures. */
  overrideReason: z.string().nullable(),
});
export type MapVersion = z.infer<typeof versionSchema>;

export const processSettingsSchema = z.strictObject({
  /** `all`: every stakeholder must have signed before publishing; `none`: signatures are advice. */
  signatures: z.enum(['all', 'none']).default('all'),
  /** Thresholds and switched-off rules of the map check: what differs from `checkSettingsSchema`'s defaults. */
  check: z
    .record(z.string(), z.unknown())
    .default({})
    .superRefine((settings, context) => {
      for (const issue of checkSettingsSchema.safeParse(settings).error?.issues ?? []) {
        context.addIssue({ code: 'custom', path: issue.path, message: issue.message });
      }
    }),
});
export type ProcessSettings = z.infer<typeof processSettingsSchema>;

export const processSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  caseKind: z.enum(CASE_KINDS),
  purpose: z.string(),
  settings: processSettingsSchema,
  nextReviewOn: z.iso.date().nullable(),
  createdAt: instantSchema,
  archivedAt: instantSchema.nullable(),
  published: versionSchema.nullable(),
  draft: versionSchema.nullable(),
  /** Of the draft where there is one, otherwise of the published version; sub-stages are not counted. */
  stages: z.int(),
  openComments: z.int(),
  /** Of the draft: how many stakeholders there are and how many have a signature that counts. */
  signatures: z.strictObject({ asked: z.int(), given: z.int() }),
});
export type Process = z.infer<typeof processSchema>;

export const processDetailSchema = processSchema.extend({
  /** Newest first. */
  versions: z.array(versionSchema),
});

/** A map that is valid as a whole: the schema, unique ids, references that lead somewhere. */
export const validMapSchema = mapSchema
  .superRefine((map, context) => {
    for (const { path, message } of problemsOf(map).slice(0, 20)) {
      context.addIssue({ code: 'custom', path: path.split('/'), message });
    }
  })
  .meta({
    example: {
      nodes: [
        { type: 'stage', id: 'qualify', name: 'Qualify' },
        { type: 'outcome', id: 'lost', name: 'Lost', kind: 'lost' },
      ],
      paths: [{ id: 'p1', from: 'qualify', to: 'lost' }],
      starts: ['qualify'],
    },
  });

export const ORIGINS = ['blank', 'template', 'file', 'log', 'version'] as const;

export const listProcesses = defineRoute({
  name: 'listProcesses',
  method: 'GET',
  path: '/api/v1/processes',
  access: needs('maps.read'),
  summary: 'Processes of the workspace by name; archived ones only when asked for',
  query: z.strictObject({ archived: z.stringbool().default(false) }),
  response: z.strictObject({ items: z.array(processSchema) }),
});
export const createProcess = defineRoute({
  name: 'createProcess',
  method: 'POST',
  path: '/api/v1/processes',
  access: needs('maps.change'),
  summary: 'A new process with its first draft',
  body: processFactsSchema.extend({
    map: validMapSchema.default(() => mapSchema.parse({})),
    origin: z.enum(ORIGINS).default('blank'),
    /** Which template, file or log it began as; for the audit log. */
    originName: z.string().max(300).default(''),
  }),
  response: processDetailSchema,
  status: 201,
});
export const getProcess = defineRoute({
  name: 'getProcess',
  method: 'GET',
  path: '/api/v1/processes/:id',
  access: needs('maps.read'),
  summary: 'One process with its versions',
  params: idParams,
  response: processDetailSchema,
});
export const updateProcess = defineRoute({
  name: 'updateProcess',
  method: 'PATCH',
  path: '/api/v1/processes/:id',
  access: needs('maps.change'),
  summary: 'Changes name, purpose, settings or the next review; archives and brings back',
  params: idParams,
  body: z.strictObject({
    name: nameSchema.optional(),
    purpose: z.string().max(500).optional(),
    settings: processSettingsSchema.optional(),
    nextReviewOn: z.iso.date().nullable().optional(),
    archived: z.boolean().optional(),
  }),
  response: processDetailSchema,
});
export const startDraft = defineRoute({
  name: 'startDraft',
  method: 'POST',
  path: '/api/v1/processes/:id/draft',
  access: needs('maps.change'),
  summary:
    'Begins a draft from the published version (or from the one named); a process has one draft at most',
  params: idParams,
  body: z.strictObject({ from: idSchema.optional() }),
  response: versionSchema,
  status: 201,
});
export const discardDraft = defineRoute({
  name: 'discardDraft',
  method: 'DELETE',
  path: '/api/v1/processes/:id/draft',
  access: needs('maps.change'),
  summary: 'Throws the draft away; not where it is all that the process has',
  params: idParams,
});

/** One saved batch of commands. */
export const editSchema = z.strictObject({
  revision: z.int().min(1),
  by: personSchema.nullable(),
  /** The editing tab it came from. */
  client: z.string(),
  at: instantSchema,
  command: mapCommandSchema,
  inverse: mapCommandSchema,
});
export type Edit = z.infer<typeof editSchema>;

const mapValue: z.ZodType<SalesMap> = mapSchema;

export const getVersion = defineRoute({
  name: 'getVersion',
  method: 'GET',
  path: '/api/v1/versions/:id',
  access: needs('maps.read'),
  summary: 'One version with its map',
  params: idParams,
  response: z.strictObject({ version: versionSchema, process: processFactsSchema, map: mapValue }),
});
export const updateVersion = defineRoute({
  name: 'updateVersion',
  method: 'PATCH',
  path: '/api/v1/versions/:id',
  access: needs('maps.change'),
  summary: 'Changes the note or the hypothesis of a draft',
  params: idParams,
  body: z.strictObject({
    note: z.string().max(10_000).optional(),
    hypothesis: hypothesisSchema.nullable().optional(),
  }),
  response: versionSchema,
});
export const editVersion = defineRoute({
  name: 'editVersion',
  method: 'POST',
  path: '/api/v1/versions/:id/edits',
  access: needs('maps.change'),
  summary:
    'Applies commands to the draft as it is now, all or none. Whoever edits other fields loses nothing; of the same field the later edit wins. Sent twice with the same `key`, it is applied once.',
  params: idParams,
  body: z.strictObject({
    /** The last revision that the caller knows; edits of others since then come back. */
    base: z.int().min(0),
    command: mapCommandSchema,
    client: z.string().min(1).max(64),
    /** Makes sending again safe. */
    key: z.string().min(1).max(64),
  }),
  response: z.strictObject({
    revision: z.int(),
    contentRevision: z.int(),
    /** Everything after `base`, this edit included, in order. */
    edits: z.array(editSchema),
  }),
});
export const listEdits = defineRoute({
  name: 'listEdits',
  method: 'GET',
  path: '/api/v1/versions/:id/edits',
  access: needs('maps.read'),
  summary:
    'Edits after a revision, oldest first, at most 200; or, by `about` (such as nodes/qualify/name), the newest edits of one element or field, newest first',
  params: idParams,
  query: z.strictObject({
    after: z.coerce.number().int().min(0).default(0),
    about: z.string().max(200).optional(),
  }),
  response: z.strictObject({
    revision: z.int(),
    contentRevision: z.int(),
    state: z.enum(VERSION_STATES),
    edits: z.array(editSchema),
    /** More than 200 came since: read the version anew. */
    more: z.boolean(),
  }),
});

export const namedStateSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  revision: z.int(),
  createdAt: instantSchema,
  createdBy: personSchema.nullable(),
});
export type NamedState = z.infer<typeof namedStateSchema>;
export const listNamedStates = defineRoute({
  name: 'listNamedStates',
  method: 'GET',
  path: '/api/v1/versions/:id/states',
  access: needs('maps.read'),
  summary: 'States of a draft that were given a name, newest first',
  params: idParams,
  response: z.strictObject({ items: z.array(namedStateSchema) }),
});
export const nameState = defineRoute({
  name: 'nameState',
  method: 'POST',
  path: '/api/v1/versions/:id/states',
  access: needs('maps.change'),
  summary: 'Keeps the draft as it is now under a name',
  params: idParams,
  body: z.strictObject({ name: nameSchema }),
  response: namedStateSchema,
  status: 201,
});
export const getNamedState = defineRoute({
  name: 'getNamedState',
  method: 'GET',
  path: '/api/v1/states/:id',
  access: needs('maps.read'),
  summary: 'The map of a named state',
  params: idParams,
  response: z.strictObject({ state: namedStateSchema, versionId: idSchema, map: mapValue }),
});

export const MAP_FILE_FORMATS = ['json', 'bpmn', 'mermaid', 'svg', 'csv', 'handbook'] as const;
export const exportVersion = defineRoute({
  name: 'exportVersion',
  method: 'GET',
  path: '/api/v1/versions/:id/export',
  access: needs('maps.read'),
  summary:
    'The map as a file: JSON, BPMN 2.0, Mermaid, SVG, the stages as CSV, or the printable handbook (HTML)',
  params: idParams,
  query: z.strictObject({
    format: z.enum(MAP_FILE_FORMATS),
    language: z.enum(['en', 'th', 'fa', 'zh-Hant', 'lv']).default('en'),
    theme: z.enum(['light', 'dark']).default('light'),
  }),
  response: 'bytes',
});
export const openHandbook = defineRoute({
  name: 'openHandbook',
  method: 'GET',
  path: '/api/v1/versions/:id/handbook',
  access: needs('maps.read'),
  summary: 'The printable handbook as a page to open in a tab: it runs nothing and loads nothing',
  params: idParams,
  query: z.strictObject({
    language: z.enum(['en', 'th', 'fa', 'zh-Hant', 'lv']).default('en'),
    theme: z.enum(['light', 'dark']).default('light'),
    /** In place of the header, which a tab cannot send. */
    workspace: idSchema.optional(),
  }),
  response: 'bytes',
  inTab: true,
});
export const readMap = defineRoute({
  name: 'readMap',
  method: 'POST',
  path: '/api/v1/maps/read',
  access: needs('maps.change'),
  summary: 'Reads a map from a file (JSON or BPMN 2.0, raw body) without keeping it',
  query: z.strictObject({ fileName: z.string().min(1).max(300) }),
  body: 'bytes',
  response: z.strictObject({
    process: processFactsSchema,
    map: mapValue,
    warnings: z.array(
      z.strictObject({
        code: z.string(),
        message: z.string(),
        params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
        count: z.int(),
      }),
    ),
  }),
});
export const checkVersion = defineRoute({
  name: 'checkVersion',
  method: 'GET',
  path: '/api/v1/versions/:id/check',
  access: needs('maps.read'),
  summary: 'What the map check finds in a version, worst first',
  params: idParams,
  query: z.strictObject({ language: z.enum(['en', 'th', 'fa', 'zh-Hant', 'lv']).default('en') }),
  response: z.strictObject({
    findings: z.array(
      z.strictObject({
        rule: z.string(),
        severity: z.enum(['error', 'warning', 'advice']),
        /** Such as `nodes/qualify`, or `map`. */
        at: z.string(),
        title: z.string(),
        message: z.string(),
        mend: z.string(),
        fix: z.strictObject({ title: z.string(), command: mapCommandSchema }).nullable(),
      }),
    ),
  }),
});
