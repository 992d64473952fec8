// How the columns of a file become events. `packages/formats` proposes one; a person corrects it.
import { z } from 'zod';

const columnName = z.string().max(500);

export const DATE_ORDERS = ['iso', 'dmy', 'mdy', 'ymd', 'epoch_s', 'epoch_ms', 'excel', 'auto'] as const;

/** One row per event. */
const eventRowsSchema = z.strictObject({
  kind: z.literal('events'),
  case: columnName,
  activity: columnName,
  time: columnName,
  resource: columnName.optional(),
  lifecycle: columnName.optional(),
  /** Only rows whose cell in `column` is one of `equals` (a property-history table holds many properties). */
  where: z
    .strictObject({ column: columnName, equals: z.array(z.string().max(500)).min(1).max(50) })
    .optional(),
  /** Only rows where the activity of the case changes: history tables also have rows for other edits. */
  onlyChanges: z.boolean().optional(),
  /** `activity` and `time` begin pairs of columns that repeat to the right (value1, time1, value2, time2...). */
  pairs: z.boolean().optional(),
});

/** One row per deal, one date column per stage. */
const stageDatesSchema = z.strictObject({
  kind: z.literal('stageDates'),
  case: columnName,
  /** Each filled date becomes an event named `stage`. */
  stages: z.array(z.strictObject({ stage: z.string().min(1).max(500), column: columnName })).max(500),
  /** The cell of `column` names a last event at the date in `dateColumn`. */
  outcome: z
    .strictObject({
      column: columnName,
      dateColumn: columnName,
      /** Only these cells of `column` are outcomes; without it every filled one is. */
      values: z.array(z.string().max(500)).max(200).optional(),
    })
    .optional(),
  resource: columnName.optional(),
});

export const LOG_FORMATS = ['csv', 'xes', 'ocel', 'trello'] as const;

export const logMappingSchema = z.strictObject({
  format: z.enum(LOG_FORMATS),
  /** For CSV only. */
  columns: z.discriminatedUnion('kind', [eventRowsSchema, stageDatesSchema]).optional(),
  /** For OCEL only: the type of object that is a case, and the one that stands for who did it. */
  objects: z.strictObject({ case: columnName, resource: columnName.optional() }).optional(),
  /** How dates are written, by column; a column not named is read by what its cells say. */
  dates: z.record(columnName, z.enum(DATE_ORDERS)).optional(),
  /** Calendar of the years in the file. */
  calendar: z.enum(['gregorian', 'buddhist', 'persian', 'auto']).optional(),
  /** IANA zone for times that carry none; UTC unless told. */
  timeZone: z.string().max(60).optional(),
  /** `ignore` takes the wall clock as written and drops offsets such as +02:00, as some other tools do. */
  offsets: z.enum(['apply', 'ignore']).optional(),
  /** Which lifecycle transition to keep, where the log has one. */
  lifecycle: z.enum(['complete', 'start', 'all']).optional(),
  /** Keep only activities that match one of these patterns (`*` matches anything). */
  keep: z.array(z.string().max(200)).max(50).optional(),
  /** CSV details, if sniffing was wrong. */
  delimiter: z.enum([',', ';', '\t', '|']).optional(),
  headerLine: z.int().min(1).max(1000).optional(),
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']).optional(),
});
export type LogMapping = z.infer<typeof logMappingSchema>;

/** Something the file leaves open; the answer goes into the mapping. */
export const openQuestionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('dateOrder'),
    column: columnName,
    example: z.string(),
    readings: z.array(z.strictObject({ order: z.enum(DATE_ORDERS), iso: z.string() })),
  }),
  z.strictObject({
    kind: z.literal('column'),
    role: z.enum(['case', 'activity', 'time']),
    candidates: z.array(columnName),
  }),
  /** OCEL: which type of object is a case. */
  z.strictObject({ kind: z.literal('objectType'), candidates: z.array(columnName) }),
]);

export type OpenQuestion = z.infer<typeof openQuestionSchema>;

export const recognitionSchema = z.strictObject({
  format: z.enum(LOG_FORMATS),
  /** Human facts: encoding, delimiter, header line, gzip. */
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  columns: z.array(
    z.strictObject({
      name: columnName,
      type: z.enum(['text', 'number', 'date', 'empty']),
      /** Share of sampled rows with a value, 0..1. */
      filled: z.number(),
      distinct: z.int().describe('Distinct values among the sampled rows'),
      samples: z.array(z.string()),
    }),
  ),
  /** OCEL: the types of objects, the busiest first, as far as the sample shows them. */
  objectTypes: z
    .array(
      z.strictObject({
        name: columnName,
        objects: z.int(),
        events: z.int().describe('Events that are about at least one object of the type'),
      }),
    )
    .optional(),
  proposal: logMappingSchema,
  /** Why each column was chosen: role -> code of a reason the screen words. */
  reasons: z.array(
    z.strictObject({
      role: z.string(),
      column: columnName,
      reason: z.enum([
        'name',
        'name_and_type',
        'type',
        'repeats',
        'unique',
        'only_date',
        'stage_date_columns',
      ]),
    }),
  ),
  questions: z.array(openQuestionSchema),
});
export type Recognition = z.infer<typeof recognitionSchema>;
