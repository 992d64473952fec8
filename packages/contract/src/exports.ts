// Taking data out: everything of a workspace as one archive, and what a list shows as a table.
import { z } from 'zod';
import { defineRoute, needs } from './route.ts';

export const EXPORT_KINDS = [
  'deals',
  'contacts',
  'companies',
  'activities',
  'notes',
  'products',
  'stageHistory',
  'events',
  'files',
] as const;
export type ExportKind = (typeof EXPORT_KINDS)[number];

export const exportEverything = defineRoute({
  name: 'exportEverything',
  method: 'GET',
  path: '/api/v1/export',
  inTab: true,
  access: needs('records.export'),
  summary:
    'All records of the workspace as a ZIP archive: a CSV (or a file of JSON lines) for each kind, streamed. Importing it again finds every record',
  query: z.strictObject({ format: z.enum(['csv', 'json']).default('csv') }),
  response: 'bytes',
});
export const exportList = defineRoute({
  name: 'exportList',
  method: 'GET',
  path: '/api/v1/export/:about',
  inTab: true,
  access: needs('records.read'),
  summary: 'What a list shows as CSV: the records and the fields that the caller may see',
  params: z.strictObject({ about: z.enum(['deals', 'contacts', 'companies']) }),
  query: z.strictObject({
    filter: z.string().max(20_000).optional().describe('A condition (the rule format) as JSON'),
    process: z.uuid().optional().describe('Of deals: those of one process'),
    owner: z.union([z.uuid(), z.enum(['me', 'none'])]).optional(),
    q: z.string().max(500).optional(),
    columns: z
      .string()
      .max(20_000)
      .optional()
      .describe(
        'Names of fields in their order, separated by commas: `name,stage,custom.region`; without it all that the caller sees, own ones included',
      ),
  }),
  response: 'bytes',
});
